import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { idleSince } from '../rules/sessions.ts'
import type { SessionDoor } from '../types.ts'

export type SessionDraft = {
  tokenHash: Buffer
  door: SessionDoor
  personId: number
  state: 'half' | 'open'
  expiresAt: Date
  ip: string | null
  userAgent: string
}

export async function insertSession(tx: Tx, now: Date, draft: SessionDraft): Promise<number> {
  const { id } = await tx
    .insertInto('sessions')
    .values({
      token_hash: draft.tokenHash,
      door: draft.door,
      person_id: draft.personId,
      state: draft.state,
      created_at: now,
      last_seen_at: now,
      expires_at: draft.expiresAt,
      ip: draft.ip,
      user_agent: draft.userAgent.slice(0, 400),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (draft.state === 'open') await touchSession(tx, now, { id, personId: draft.personId })
  return id
}

export async function touchSession(
  db: Handle,
  now: Date,
  of: { id: number; personId: number },
): Promise<void> {
  await sql`
    with seen as (
      update sessions
      set last_seen_at = ${now}
      where id = ${of.id}
    )
    update access
    set last_seen_at = ${now}
    where person_id = ${of.personId}`.execute(db)
}

/** False when it had ended already. */
export async function deleteSession(tx: Tx, id: number): Promise<boolean> {
  const row = await tx.deleteFrom('sessions').where('id', '=', id).returning('id').executeTakeFirst()
  return row !== undefined
}

export type StandingSession = {
  id: number
  createdAt: Date
  lastSeenAt: Date
  ip: string | null
  userAgent: string
}
type OfPerson = { personId: number; door: SessionDoor }

/** A person's sessions at a door that still hold, the one used last first. */
export async function findSessions(db: Handle, now: Date, of: OfPerson): Promise<StandingSession[]> {
  const { rows } = await sql<StandingSession>`
    select id,
           created_at as "createdAt",
           last_seen_at as "lastSeenAt",
           host(ip) as ip,
           user_agent as "userAgent"
    from sessions
    where person_id = ${of.personId}
      and door = ${of.door}
      and state = 'open'
      and expires_at > ${now}
      and last_seen_at > ${idleSince(now, of.door)}
    order by last_seen_at desc, id desc`.execute(db)
  return rows
}

/** False when the person has no such session. */
export async function deleteSessionOf(tx: Tx, of: OfPerson & { id: number }): Promise<boolean> {
  const row = await tx
    .deleteFrom('sessions')
    .where('id', '=', of.id)
    .where('person_id', '=', of.personId)
    .where('door', '=', of.door)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Ends a person's sessions, all but the one to be kept; gives how many were open. */
export async function deleteSessions(
  tx: Tx,
  of: { personId: number; exceptId: number | null },
): Promise<number> {
  const rows = await tx
    .deleteFrom('sessions')
    .where('person_id', '=', of.personId)
    .where('id', '!=', of.exceptId ?? 0)
    .returning('state')
    .execute()
  return rows.filter((row) => row.state === 'open').length
}

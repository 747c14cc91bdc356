import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Language } from '../../../lib/pure/languages.ts'
import type { Role } from '../../trail/index.ts'
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

export type SignedInAgent = {
  sessionId: number | null
  apiKeyId: number | null
  state: 'half' | 'open'
  scopes: string[] | null
  seenAt: Date | null
  id: number
  name: string
  role: Role
  language: Language
}

/** Who comes with this cookie through the agents' door; nobody when it has run out or he was let go. */
export async function agentOfSession(
  db: Handle,
  now: Date,
  tokenHash: Buffer,
): Promise<SignedInAgent | undefined> {
  const { rows } = await sql<SignedInAgent>`
    select sessions.id as "sessionId",
           null as "apiKeyId",
           sessions.state,
           null as scopes,
           sessions.last_seen_at as "seenAt",
           agents.id,
           agents.name,
           agents.role,
           agents.language
    from sessions
    join agents on agents.id = sessions.person_id
    where sessions.token_hash = ${tokenHash}
      and sessions.door = 'agent'
      and sessions.expires_at > ${now}
      and sessions.last_seen_at > ${idleSince(now, 'agent')}
      and not exists (select from agent_deactivations gone where gone.agent_id = agents.id)`.execute(db)
  return rows[0]
}

/** Whose key this is; nobody when it was revoked or has run out, or its agent was let go. */
export async function agentOfApiKey(
  db: Handle,
  now: Date,
  secretHash: Buffer,
): Promise<SignedInAgent | undefined> {
  const { rows } = await sql<SignedInAgent>`
    select null as "sessionId",
           api_keys.id as "apiKeyId",
           'open' as state,
           api_keys.scopes,
           api_keys.last_used_at as "seenAt",
           agents.id,
           agents.name,
           agents.role,
           agents.language
    from api_keys
    join agents on agents.id = api_keys.agent_id
    where api_keys.secret_hash = ${secretHash}
      and (api_keys.expires_at is null or api_keys.expires_at > ${now})
      and not exists (select from api_key_revocations revoked where revoked.api_key_id = api_keys.id)
      and not exists (select from agent_deactivations gone where gone.agent_id = agents.id)`.execute(db)
  return rows[0]
}

export type SignedInCustomer = {
  sessionId: number
  state: 'half' | 'open'
  seenAt: Date
  id: number
  name: string
  language: string | null
}

/** Who comes with this cookie through the customers' door; nobody when blocked, deleted or merged meanwhile. */
export async function customerOfSession(
  db: Handle,
  now: Date,
  tokenHash: Buffer,
): Promise<SignedInCustomer | undefined> {
  const { rows } = await sql<SignedInCustomer>`
    select sessions.id as "sessionId",
           sessions.state,
           sessions.last_seen_at as "seenAt",
           contacts.id,
           contacts.name,
           contacts.language
    from sessions
    join contacts on contacts.id = sessions.person_id
    where sessions.token_hash = ${tokenHash}
      and sessions.door = 'area'
      and sessions.expires_at > ${now}
      and sessions.last_seen_at > ${idleSince(now, 'area')}
      and contacts.life = 'live'
      and not exists (select from contact_blocks blocked where blocked.contact_id = contacts.id)`.execute(db)
  return rows[0]
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

export async function touchApiKey(db: Handle, now: Date, id: number): Promise<void> {
  await db.updateTable('api_keys').set({ last_used_at: now }).where('id', '=', id).execute()
}

export async function deleteSession(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('sessions').where('id', '=', id).execute()
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

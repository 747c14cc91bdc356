import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { interfaceLanguageOf } from '../../../lib/pure/languages.ts'
import type { AddressStanding, Person, SessionDoor } from '../types.ts'

// Who may come in at a door at all, joined to people: an agent who was not let go, a live contact who is not blocked.
const welcomeAgent = sql`
  exists (select from agents where agents.id = people.id)
  and not exists (select from agent_deactivations gone where gone.agent_id = people.id)`
const welcomeContact = sql`
  exists (select from contacts where contacts.id = people.id and contacts.life = 'live')
  and not exists (select from contact_blocks blocked where blocked.contact_id = people.id)`
const welcomeAt = (door: SessionDoor) => (door === 'agent' ? welcomeAgent : welcomeContact)

// Claims of a merged contact stay with it and resolve to the survivor.
const claimOwner = sql`
  from claims
  left join contacts claimant on claimant.id = claims.person_id
  join people on people.id = coalesce(claimant.canonical_id, claims.person_id)`

export type Credentials = {
  personId: number
  passwordHash: string
  hasSecondFactor: boolean
  /** A session of his stands from this very network address. */
  isKnownPlace: boolean
}

/** With what an address signs in at a door; nothing when it is unverified or its person may not come in. */
export async function findCredentials(
  db: Handle,
  now: Date,
  at: { door: SessionDoor; address: string; ip: string | null },
): Promise<Credentials | undefined> {
  const { rows } = await sql<Credentials>`
    select people.id as "personId",
           access.password_hash as "passwordHash",
           ${hasFactor} as "hasSecondFactor",
           exists (
             select from sessions
             where sessions.person_id = people.id
               and sessions.door = ${at.door}
               and sessions.state = 'open'
               and sessions.expires_at > ${now}
               and sessions.ip = ${at.ip}::inet
           ) as "isKnownPlace"
    ${claimOwner}
    join access on access.person_id = people.id
    where claims.address = ${at.address}
      and claims.verified_at is not null
      and access.password_hash is not null
      and ${welcomeAt(at.door)}`.execute(db)
  return rows[0]
}

const hasFactor = sql`
  exists (
    select from second_factors factor
    where factor.person_id = people.id
      and factor.confirmed_at is not null
  )`

/** What an address may do at a door. */
export async function standingOf(
  db: Handle,
  at: { door: SessionDoor; address: string },
): Promise<AddressStanding> {
  const { rows } = await sql<Exclude<AddressStanding, { access: 'none' }>>`
    select access.state as access,
           people.id as "personId",
           claims.address,
           claims.typed,
           claims.verified_at is not null as "isVerified"
    ${claimOwner}
    join access on access.person_id = people.id
    where claims.address = ${at.address}
      and ${welcomeAt(at.door)}`.execute(db)
  return rows[0] ?? { access: 'none' }
}

/** A person who may come in at this door; nothing for everybody else. */
export async function findPerson(
  db: Handle,
  at: { door: SessionDoor; personId: number },
): Promise<Person | undefined> {
  const { rows } = await sql<Omit<Person, 'language'> & { language: string }>`
    select people.id,
           people.kind,
           coalesce(agents.name, contacts.name) as name,
           coalesce(agents.language, contacts.language, workspace.language) as language,
           coalesce(claims.address, '') as address,
           coalesce(claims.typed, '') as typed
    from people
    cross join workspace
    left join agents on agents.id = people.id
    left join contacts on contacts.id = people.id
    left join claims on claims.person_id = people.id and claims.is_primary
    where people.id = ${at.personId}
      and ${welcomeAt(at.door)}`.execute(db)
  return rows[0] && { ...rows[0], language: interfaceLanguageOf(rows[0].language) }
}

/**
 * Locks a person before anything of his: whatever changes several of his credentials locks him first, so that no two
 * changes can wait for each other for ever.
 */
export async function lockPerson(tx: Tx, personId: number): Promise<void> {
  await tx.selectFrom('agents').select('id').where('id', '=', personId).forUpdate().execute()
  await tx.selectFrom('contacts').select('id').where('id', '=', personId).forUpdate().execute()
}

export async function passwordHashOf(db: Handle, personId: number): Promise<string | null> {
  const row = await db
    .selectFrom('access')
    .select('password_hash')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.password_hash ?? null
}

/** Whether the hash that was compared is still the one in force; locked, so that a change waits for what follows. */
export async function lockPassword(tx: Tx, of: { personId: number; passwordHash: string }): Promise<boolean> {
  const row = await tx
    .selectFrom('access')
    .select('person_id')
    .where('person_id', '=', of.personId)
    .where('password_hash', '=', of.passwordHash)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** The same password under today's cost: its date stays. */
export async function renewHash(tx: Tx, of: { personId: number; passwordHash: string }): Promise<void> {
  await tx
    .updateTable('access')
    .set({ password_hash: of.passwordHash })
    .where('person_id', '=', of.personId)
    .execute()
}

/** Access with a password: active from now on. */
export async function giveAccess(
  tx: Tx,
  now: Date,
  access: { personId: number; passwordHash: string },
): Promise<void> {
  await sql`
    insert into access (person_id, invited_at, activated_at, password_hash, password_set_at)
    values (${access.personId}, ${now}, ${now}, ${access.passwordHash}, ${now})
    on conflict (person_id) do update
    set activated_at = coalesce(access.activated_at, excluded.activated_at),
        password_hash = excluded.password_hash,
        password_set_at = excluded.password_set_at`.execute(tx)
}

/** People who are asked to choose a password; whoever has one keeps it. */
export async function insertInvited(tx: Tx, now: Date, personIds: readonly number[]): Promise<void> {
  await sql`
    insert into access (person_id, invited_at)
    select invited.id, ${now}
    from unnest(${personIds}::bigint[]) as invited (id)
    on conflict (person_id) do update
    set invited_at = excluded.invited_at
    where access.password_hash is null`.execute(tx)
}

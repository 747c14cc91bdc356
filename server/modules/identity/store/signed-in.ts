import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { Language } from '../../../lib/pure/languages.ts'
import type { Role } from '../../trail/index.ts'
import { idleSince } from '../rules/sessions.ts'

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
): Promise<(SignedInAgent & { settingsVersion: number | null }) | undefined> {
  const { rows } = await sql<SignedInAgent & { settingsVersion: number | null }>`
    select sessions.id as "sessionId",
           null as "apiKeyId",
           sessions.state,
           null as scopes,
           sessions.last_seen_at as "seenAt",
           agents.id,
           agents.name,
           agents.role,
           agents.language,
           workspace.settings_version as "settingsVersion"
    from sessions
    join agents on agents.id = sessions.person_id
    left join workspace on true
    where sessions.token_hash = ${tokenHash}
      and sessions.door = 'agent'
      and sessions.expires_at > ${now}
      and sessions.last_seen_at > ${idleSince(now, 'agent')}
      and not exists (select from agent_deactivations gone where gone.agent_id = agents.id)`.execute(db)
  return rows[0]
}

/** Whether an agent's session goes on. */
export async function isSessionOpen(db: Handle, now: Date, id: number): Promise<boolean> {
  const { rows } = await sql`
    select
    from sessions
    where id = ${id}
      and door = 'agent'
      and state = 'open'
      and expires_at > ${now}
      and last_seen_at > ${idleSince(now, 'agent')}`.execute(db)
  return rows.length > 0
}

/** A key that holds, with its agent, and what its secret and its access key are compared with. */
export type HoldingKey = SignedInAgent & {
  secretHash: Buffer
  legacyHash: Buffer | null
  accessKeyHash: Buffer | null
  /** Whether the network address it came from is among those it may be used from. */
  isFromAllowed: boolean
}

/** Whether the doors of other products stand open, which settings are in force, and whose key somebody comes with, if it holds. */
export type Knock = {
  freshdeskDoor: boolean
  whmcsDoor: boolean
  settingsVersion: number | null
  key: HoldingKey | null
}

/**
 * The key with this secret, or with this identifier: of the two kinds of keys one each, so that no half of a WHMCS key opens
 * anything. None when it was revoked or has run out, or its agent was let go.
 */
export async function knock(
  db: Handle,
  now: Date,
  by: { ip: string | null } & ({ secretHash: Buffer } | { identifier: string } | { nothing: true }),
): Promise<Knock> {
  const isThis =
    'secretHash' in by
      ? sql`api_keys.secret_hash = ${by.secretHash} and api_keys.identifier is null`
      : 'identifier' in by
        ? sql`api_keys.identifier = ${by.identifier}`
        : sql`false`
  const { rows } = await sql<Omit<Knock, 'key'> & HoldingKey>`
    select workspace.freshdesk_door is not false as "freshdeskDoor",
           workspace.whmcs_door is not false as "whmcsDoor",
           workspace.settings_version as "settingsVersion",
           key.*
    from (values (true)) as always
    left join workspace on true
    left join lateral (
      select null as "sessionId",
             api_keys.id as "apiKeyId",
             'open' as state,
             api_keys.scopes,
             api_keys.last_used_at as "seenAt",
             agents.id,
             agents.name,
             agents.role,
             agents.language,
             api_keys.secret_hash as "secretHash",
             api_keys.legacy_hash as "legacyHash",
             api_keys.access_key_hash as "accessKeyHash",
             api_keys.allowed_networks is null
               or coalesce(${by.ip}::inet <<= any (api_keys.allowed_networks), false) as "isFromAllowed"
      from api_keys
      join agents on agents.id = api_keys.agent_id
      where ${isThis}
        and (api_keys.expires_at is null or api_keys.expires_at > ${now})
        and not exists (select from api_key_revocations revoked where revoked.api_key_id = api_keys.id)
        and not exists (select from agent_deactivations gone where gone.agent_id = agents.id)
    ) key on true`.execute(db)
  const [{ freshdeskDoor, whmcsDoor, settingsVersion, ...key }] = rows as [Omit<Knock, 'key'> & HoldingKey]
  return { freshdeskDoor, whmcsDoor, settingsVersion, key: key.apiKeyId === null ? null : key }
}

/** An agent who was not let go, with the scopes of the key he came with, which must still hold. */
export async function agentToday(
  db: Handle,
  now: Date,
  came: { id: number; apiKeyId: number | null },
): Promise<{ name: string; role: Role; scopes: string[] | null } | undefined> {
  const { rows } = await sql<{ name: string; role: Role; scopes: string[] | null }>`
    select agents.name,
           agents.role,
           api_keys.scopes
    from agents
    left join api_keys on api_keys.id = ${came.apiKeyId}::bigint
      and api_keys.agent_id = agents.id
      and (api_keys.expires_at is null or api_keys.expires_at > ${now})
      and not exists (select from api_key_revocations revoked where revoked.api_key_id = api_keys.id)
    where agents.id = ${came.id}
      and (${came.apiKeyId}::bigint is null or api_keys.id is not null)
      and not exists (select from agent_deactivations gone where gone.agent_id = agents.id)`.execute(db)
  return rows[0]
}

export type SignedInCustomer = {
  sessionId: number
  state: 'half' | 'open'
  seenAt: Date
  id: number
  name: string
  language: string
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
           coalesce(contacts.language, workspace.language) as language
    from sessions
    cross join workspace
    join contacts on contacts.id = sessions.person_id
    where sessions.token_hash = ${tokenHash}
      and sessions.door = 'area'
      and sessions.expires_at > ${now}
      and sessions.last_seen_at > ${idleSince(now, 'area')}
      and contacts.life = 'live'
      and not exists (select from contact_blocks blocked where blocked.contact_id = contacts.id)`.execute(db)
  return rows[0]
}

export async function touchApiKey(db: Handle, now: Date, id: number): Promise<void> {
  await db.updateTable('api_keys').set({ last_used_at: now }).where('id', '=', id).execute()
}

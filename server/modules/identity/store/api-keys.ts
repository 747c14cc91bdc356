import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { ApiKey } from '../types.ts'

export async function insertApiKey(
  tx: Tx,
  now: Date,
  key: Pick<ApiKey, 'name' | 'hint' | 'scopes' | 'expiresAt' | 'identifier' | 'allowedNetworks'> & {
    agentId: number
    secretHash: Buffer
    legacyHash: Buffer | null
    accessKeyHash: Buffer | null
  },
): Promise<number> {
  const { id } = await tx
    .insertInto('api_keys')
    .values({
      agent_id: key.agentId,
      name: key.name,
      hint: key.hint,
      secret_hash: key.secretHash,
      scopes: key.scopes,
      created_at: now,
      expires_at: key.expiresAt,
      identifier: key.identifier,
      legacy_hash: key.legacyHash,
      access_key_hash: key.accessKeyHash,
      allowed_networks: asNetworks(key.allowedNetworks),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keys that were not revoked, newest first: of one agent, or of all. */
export async function findApiKeys(
  db: Handle,
  of: { agentId: number | null; id?: number },
): Promise<ApiKey[]> {
  const { rows } = await sql<ApiKey>`
    select api_keys.id,
           json_build_object('id', agents.id, 'name', agents.name) as agent,
           api_keys.name,
           api_keys.hint,
           api_keys.scopes,
           case when api_keys.identifier is null then 'encopia' else 'whmcs' end as kind,
           api_keys.identifier,
           api_keys.allowed_networks as "allowedNetworks",
           api_keys.created_at as "createdAt",
           api_keys.expires_at as "expiresAt",
           api_keys.last_used_at as "lastUsedAt"
    from api_keys
    join agents on agents.id = api_keys.agent_id
    where (${of.agentId}::bigint is null or api_keys.agent_id = ${of.agentId}::bigint)
      and (${of.id ?? null}::bigint is null or api_keys.id = ${of.id ?? null}::bigint)
      and not exists (select from api_key_revocations revoked where revoked.api_key_id = api_keys.id)
    order by api_keys.id desc`.execute(db)
  return rows
}

export async function updateNetworks(tx: Tx, id: number, networks: string[] | null): Promise<void> {
  await tx
    .updateTable('api_keys')
    .set({ allowed_networks: asNetworks(networks) })
    .where('id', '=', id)
    .execute()
}

// Host bits are no part of a network: who writes 10.0.0.7/8 means 10.0.0.0/8.
function asNetworks(networks: string[] | null) {
  return sql<string[] | null>`case when ${networks}::text[] is not null then array(
    select distinct network(each::inet) as network
    from unnest(${networks}::text[]) as each
    order by network
  ) end`
}

/** False when it was revoked already. */
export async function insertRevocation(
  tx: Tx,
  now: Date,
  revocation: { apiKeyId: number; byId: number | null },
): Promise<boolean> {
  const row = await tx
    .insertInto('api_key_revocations')
    .values({ api_key_id: revocation.apiKeyId, at: now, by_id: revocation.byId })
    .onConflict((conflict) => conflict.column('api_key_id').doNothing())
    .returning('api_key_id')
    .executeTakeFirst()
  return row !== undefined
}

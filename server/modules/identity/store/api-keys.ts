import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { ApiKey } from '../types.ts'

export async function insertApiKey(
  tx: Tx,
  now: Date,
  key: Pick<ApiKey, 'name' | 'hint' | 'scopes' | 'expiresAt'> & { agentId: number; secretHash: Buffer },
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

import { sql } from 'kysely'
import { sha256 } from './crypto.ts'
import type { Tx } from './db.ts'

export type Kept = { status: number; body: unknown }
export type KeyedRequest = { owner: string; key: string; method: string; url: string; body: unknown }

/**
 * Takes an Idempotency-Key inside the caller's transaction: 'fresh' the first time, the kept answer when the same
 * request came before, 'other' when another one did. A request with the same key that is under way is waited for:
 * its row is locked by the unique index until it commits.
 */
export async function takeKey(tx: Tx, now: Date, request: KeyedRequest): Promise<'fresh' | 'other' | Kept> {
  const hash = sha256(JSON.stringify([request.method, request.url, request.body ?? null]))
  const taken = await sql`
    insert into idempotency_keys (owner, key, request_hash, created_at)
    values (${request.owner}, ${request.key}, ${hash}, ${now})
    on conflict (owner, key) do nothing
    returning key`.execute(tx)
  if (taken.rows.length > 0) return 'fresh'
  const kept = await tx
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'status', 'answer'])
    .where('owner', '=', request.owner)
    .where('key', '=', request.key)
    .executeTakeFirstOrThrow()
  if (!kept.request_hash.equals(hash)) return 'other'
  return { status: kept.status ?? 200, body: kept.answer }
}

/** Keeps the answer with the key, in the transaction of the change itself. */
export async function keepAnswer(tx: Tx, request: KeyedRequest, kept: Kept): Promise<void> {
  await tx
    .updateTable('idempotency_keys')
    .set({ status: kept.status, answer: JSON.stringify(kept.body ?? null) })
    .where('owner', '=', request.owner)
    .where('key', '=', request.key)
    .execute()
}

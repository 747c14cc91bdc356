import { sql } from 'kysely'
import { sha256 } from './crypto.ts'
import type { Tx } from './db.ts'
import { Refusal } from './errors.ts'

export type Kept = { status: number; body: unknown }
export type KeyedRequest = { owner: string; key: string; method: string; url: string; body: unknown }

/**
 * Takes an Idempotency-Key inside the caller's transaction: 'fresh' the first time, the kept answer when the same
 * request came before, 'other' when another one did. A request with the same key that is under way is waited for:
 * its row is locked by the unique index until it commits.
 * @throws Refusal invalid when the body is too deep to be written out
 */
export async function takeKey(tx: Tx, now: Date, request: KeyedRequest): Promise<'fresh' | 'other' | Kept> {
  const hash = hashOf(request)
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

function hashOf({ method, url, body }: KeyedRequest): Buffer {
  try {
    return sha256(JSON.stringify([method, url, body ?? null]))
  } catch (error) {
    // Parsing goes deeper than writing out does.
    if (error instanceof RangeError) throw new Refusal('invalid', [{ path: '', code: 'shape.value' }])
    throw error
  }
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

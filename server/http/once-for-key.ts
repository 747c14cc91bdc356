import type { FastifyRequest } from 'fastify'
import type { Tx } from '../lib/db.ts'
import { Refusal } from '../lib/errors.ts'
import { keepAnswer, takeKey } from '../lib/idempotency.ts'
import type { Actor } from '../modules/trail/index.ts'
import { Answer } from './route.ts'

/**
 * Runs a creation once for its Idempotency-Key, and gives the kept answer ever after.
 * @throws Refusal invalid for a key that is none, or that came with another request
 */
export async function onceForKey(
  tx: Tx,
  keyed: { actor: Actor; now: Date } & { key: string; request: FastifyRequest },
  handle: () => Promise<unknown>,
): Promise<unknown> {
  if (keyed.key.length === 0 || keyed.key.length > 200 || /[^\x20-\x7e]/.test(keyed.key))
    throw new Refusal('invalid', [{ path: 'Idempotency-Key', code: 'shape.value' }])
  const { method, url, body } = keyed.request
  const request = { owner: ownerOf(keyed.actor), key: keyed.key, method, url, body }
  const taken = await takeKey(tx, keyed.now, request)
  if (taken === 'other') throw new Refusal('invalid', [{ path: 'Idempotency-Key', code: 'http.key-reused' }])
  if (taken !== 'fresh')
    return new Answer(taken.status, taken.body, { headers: { 'idempotent-replayed': 'true' } })
  const result = await handle()
  await keepAnswer(tx, request, result instanceof Answer ? result : { status: 200, body: result })
  return result
}

function ownerOf(actor: Actor): string {
  if (actor.kind === 'agent') return actor.apiKeyId ? `key:${actor.apiKeyId}` : `agent:${actor.id}`
  return actor.kind === 'customer' ? `customer:${actor.id}` : actor.kind
}

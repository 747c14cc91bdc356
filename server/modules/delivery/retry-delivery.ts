import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { believeAddresses } from './believe-address.ts'
import { isStanding } from './rules.ts'
import { findDelivery, requeue } from './store/reads.ts'
import type { RetryAnswer } from './wire.ts'

/**
 * Sends again what failed, was paused or kept, with the same Message-ID and link; an address that a server had called
 * non-existent is believed to exist again.
 * @throws Refusal forbidden, missing, conflict 'delivery.not-failed' or 'delivery.link-ended'
 */
export async function retryDelivery(
  tx: Tx,
  actor: Actor,
  now: Date,
  which: { messageId: number; position: number },
): Promise<RetryAnswer> {
  if (actor.kind !== 'agent' || !actor.permissions.has('settings.manage')) throw new Refusal('forbidden')
  const delivery = await findDelivery(tx, which)
  if (!delivery) throw new Refusal('missing')
  const { state, token, recipient } = delivery
  if (state !== 'failed' && state !== 'paused' && state !== 'kept')
    throw new Refusal('conflict', [{ path: '', code: 'delivery.not-failed' }])
  if (token && !isStanding(token, now))
    throw new Refusal('conflict', [{ path: '', code: 'delivery.link-ended' }])
  if (!(await requeue(tx, now, { ...which, state })))
    throw new Refusal('conflict', [{ path: '', code: 'delivery.not-failed' }])
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'message', id: which.messageId },
      type: 'message.retried',
      facts: { position: which.position },
    },
  ])
  await believeAddresses(tx, actor, now, [recipient.address])
  return { ...which, state: 'queued' }
}

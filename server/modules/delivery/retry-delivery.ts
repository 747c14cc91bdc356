import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { isStanding } from './rules.ts'
import { findDelivery, requeue } from './store/reads.ts'
import { liftSuppression } from './store/suppressions.ts'
import type { RetryAnswer } from './wire.ts'

/**
 * Sends again what failed or was paused, with the same Message-ID and link; an address that a server had called
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
  if (state !== 'failed' && state !== 'paused')
    throw new Refusal('conflict', [{ path: '', code: 'delivery.not-failed' }])
  if (token && !isStanding(token, now))
    throw new Refusal('conflict', [{ path: '', code: 'delivery.link-ended' }])
  const person = await requeue(tx, now, { ...which, state })
  if (!person) throw new Refusal('conflict', [{ path: '', code: 'delivery.not-failed' }])
  const isBelieved = await liftSuppression(tx, recipient.address)
  const { personId, personKind } = person
  const believed =
    isBelieved && personId && personKind
      ? [
          {
            subject: { kind: personKind, id: personId },
            type: `${personKind}.address-believed` as const,
            values: [{ field: 'suppressed-address', old: recipient.address, new: null }],
          },
        ]
      : []
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'message', id: which.messageId },
      type: 'message.retried',
      facts: { position: which.position },
    },
    ...believed,
  ])
  return { ...which, state: 'queued' }
}

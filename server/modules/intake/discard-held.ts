import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type Actor, keepUndo, recordTrail, undoLasts } from '../trail/index.ts'
import { mayDecideIncoming } from './policy.ts'
import { endHeld, lockWaiting, unDiscard } from './store/held.ts'
import type { DiscardedAnswer } from './wire.ts'

/**
 * Discards held mails: nothing comes of them, what came stays stored. It can be undone for 30 days. What no longer waits is
 * left out.
 * @throws Refusal forbidden, missing when none of them waits
 */
export async function discardHeld(
  tx: Tx,
  actor: Actor,
  now: Date,
  given: readonly number[],
): Promise<DiscardedAnswer> {
  if (!mayDecideIncoming(actor)) throw new Refusal('forbidden')
  const ids = await lockWaiting(tx, given)
  if (ids.length === 0) throw new Refusal('missing')
  await endHeld(tx, now, { ids, ending: 'discarded', byId: actor.kind === 'agent' ? actor.id : null })
  const images = ids.map((id) => ({ subject: { kind: 'incoming-mail' as const, id }, image: {} }))
  const undoId = await keepUndo(tx, actor, now, { command: 'discard-held-mails', images })
  await recordTrail(
    tx,
    actor,
    now,
    images.map(({ subject }) => ({ subject, type: 'incoming-mail.discarded' as const, undoId })),
  )
  return { ids, undoId, until: new Date(now.getTime() + undoLasts).toISOString() }
}

/**
 * Lets discarded mails wait again; gives for each id that does not what stands in the way.
 * @throws Refusal forbidden
 */
export async function undoDiscard(
  tx: Tx,
  actor: Actor,
  now: Date,
  { undoId, images }: { undoId: number; images: readonly { id: number }[] },
): Promise<Map<number, Problem[]>> {
  if (!mayDecideIncoming(actor)) throw new Refusal('forbidden')
  const ids = images.map(({ id }) => id)
  const back = await unDiscard(tx, ids)
  await recordTrail(
    tx,
    actor,
    now,
    back.map((id) => ({
      subject: { kind: 'incoming-mail' as const, id },
      type: 'incoming-mail.held-again' as const,
      facts: { undoes: undoId },
    })),
  )
  const stays = ids.filter((id) => !back.includes(id))
  return new Map(stays.map((id) => [id, [{ path: '', code: 'held-mail.not-discarded' }]]))
}

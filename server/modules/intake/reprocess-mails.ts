import type { Tx } from '../../lib/db.ts'
import type { Actor } from '../trail/index.ts'
import { recordTrail } from '../trail/index.ts'
import { type Again, waitAgain } from './store/reprocess.ts'

export type { Again }

/**
 * Puts stored mails back to be read and decided as if they had just come: those named, or all of which nothing came. What
 * became a message of a ticket, was released or discarded, or its sender has said is not hers, stays as it is. Gives their ids.
 */
export async function reprocessMails(tx: Tx, actor: Actor, now: Date, which: Again): Promise<number[]> {
  const ids = await waitAgain(tx, now, which)
  await recordTrail(
    tx,
    actor,
    now,
    ids.map((id) => ({ subject: { kind: 'incoming-mail', id }, type: 'incoming-mail.reprocessed' as const })),
  )
  return ids
}

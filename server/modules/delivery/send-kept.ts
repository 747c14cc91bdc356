import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { maySendKept } from './policy.ts'
import { queueKept } from './store/kept.ts'
import type { KeptSentAnswer } from './wire.ts'

/**
 * Sends what was written while no SMTP was set. Mails whose link has ended meanwhile are withdrawn: they would lead nowhere.
 * @throws Refusal forbidden, conflict 'delivery.no-smtp'
 */
export async function sendKept(
  tx: Tx,
  actor: Actor,
  now: Date,
  { sendsMail }: { sendsMail: boolean },
): Promise<KeptSentAnswer> {
  if (!maySendKept(actor)) throw new Refusal('forbidden')
  if (!sendsMail) throw new Refusal('conflict', [{ path: '', code: 'delivery.no-smtp' }])
  const sent = await queueKept(tx, now)
  if (sent.queued + sent.withdrawn > 0)
    await recordTrail(tx, actor, now, [
      { subject: { kind: 'workspace', id: 1 }, type: 'workspace.kept-mail-sent', facts: sent },
    ])
  return sent
}

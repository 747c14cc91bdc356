import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { stopJob } from '../jobs/index.ts'
import { type AgentActor, recordTrail } from '../trail/index.ts'
import { maySendNotices } from './policy.ts'
import { findMailing } from './store/mailings.ts'

/**
 * Asks that a mailing stop after the accounts it is at, whoever began it: what is on its way stays so.
 * @throws Refusal forbidden, missing, conflict 'mailing.finished'
 */
export async function cancelMailing(tx: Tx, actor: AgentActor, now: Date, id: number): Promise<void> {
  if (!maySendNotices(actor)) throw new Refusal('forbidden')
  const mailing = await findMailing(tx, id)
  if (!mailing) throw new Refusal('missing')
  if (!mailing.job || mailing.job.finishedAt !== null)
    throw new Refusal('conflict', [{ path: '', code: 'mailing.finished' }])
  await stopJob(tx, actor, now, mailing.job.id)
  await recordTrail(tx, actor, now, [{ subject: { kind: 'mailing', id }, type: 'mailing.cancelled' }])
}

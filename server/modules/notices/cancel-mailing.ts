import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { withdrawMessages } from '../delivery/index.ts'
import { stopJob } from '../jobs/index.ts'
import { type AgentActor, recordTrail } from '../trail/index.ts'
import { maySendNotices } from './policy.ts'
import { countsOfMailing, findMailing, holdMailing } from './store/mailings.ts'
import { settleMailing } from './store/unsettled.ts'

/**
 * Stops a mailing, whoever began it: no more notices are made, and copies that have not left are withdrawn. What is being
 * handed over at this moment, a few dozen mails at most, still arrives.
 * @throws Refusal forbidden, missing, conflict 'mailing.finished' when all has left
 */
export async function cancelMailing(tx: Tx, actor: AgentActor, now: Date, id: number): Promise<void> {
  if (!maySendNotices(actor)) throw new Refusal('forbidden')
  const mailing = await findMailing(tx, id)
  if (!mailing) throw new Refusal('missing')
  // Before the mailing is held: whoever makes its notices holds its job, and then waits for the mailing.
  if (mailing.job) await stopJob(tx, actor, now, mailing.job.id)
  await holdMailing(tx, id)
  const isGoingOn = (await findMailing(tx, id))?.job?.finishedAt === null
  const withdrawn = await withdrawMailing(tx, now, id)
  if (!isGoingOn && withdrawn === 0) throw new Refusal('conflict', [{ path: '', code: 'mailing.finished' }])
  const { counts } = await countsOfMailing(tx, id)
  await recordTrail(tx, actor, now, [
    { subject: { kind: 'mailing', id }, type: 'mailing.cancelled', facts: { withdrawn, sent: counts.sent } },
  ])
}

/** Withdraws the copies of a mailing that have not left; nobody is told that its notices reached no one. */
export async function withdrawMailing(tx: Tx, now: Date, id: number): Promise<number> {
  const ids = await settleMailing(tx, now, id)
  return withdrawMessages(tx, now, { kind: 'notice', ids })
}

import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { Category } from '../delivery/index.ts'
import { type ChunkOutcome, type JobHandler, subjectsAfter } from '../jobs/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { withdrawMailing } from './cancel-mailing.ts'
import { maySendNotices } from './policy.ts'
import { sendNotices } from './send-notices.ts'
import { accountsWithNotice } from './store/insert-notices.ts'
import { holdMailing, isMailingCancelled } from './store/mailings.ts'
import type { KeptText } from './types.ts'

export type MailingParams = { mailingId: number; category: Category; text: KeptText }

/** Accounts a transaction: their notices, copies and record of who was thought of take about a quarter of a second. */
const chunk = 100

/** Makes a notice for each of the accounts that were chosen when the mailing began, some a transaction. */
export const mailingJob: JobHandler<MailingParams, number> = {
  kind: 'mailing',
  async runChunk(tx, { id, actor, now, params, position }) {
    const subjects = await subjectsAfter(tx, { jobId: id, after: position ?? 0, limit: chunk })
    const accountIds = subjects.map((subject) => subject.id)
    return {
      ...(await runMailing(tx, actor, now, { ...params, accountIds })),
      position: subjects.at(-1)?.position ?? position ?? 0,
      isFinished: subjects.length < chunk,
    }
  },
  async finish(tx, { actor, now, params, done, refused, state }) {
    // Who cancelled it meanwhile did not see the notices of the last accounts.
    await holdMailing(tx, params.mailingId)
    if (await isMailingCancelled(tx, params.mailingId)) await withdrawMailing(tx, now, params.mailingId)
    await recordTrail(tx, actor, now, [
      {
        subject: { kind: 'mailing', id: params.mailingId },
        type: 'mailing.finished',
        facts: { category: params.category, done, refused, state },
      },
    ])
  },
}

/**
 * Sends a mailing to some of its accounts, each as it stands now. One that was closed meanwhile is refused by name; one
 * that has its notice already is passed over.
 * @throws Refusal forbidden when whoever began it may no longer send
 */
export async function runMailing(
  tx: Tx,
  actor: Actor,
  now: Date,
  of: MailingParams & { accountIds: readonly number[] },
): Promise<Required<Pick<ChunkOutcome, 'done' | 'refused'>>> {
  if (!maySendNotices(actor)) throw new Refusal('forbidden')
  const { mailingId, category, text } = of
  const served = await accountsWithNotice(tx, of)
  const waiting = of.accountIds.filter((accountId) => !served.has(accountId))
  const about = { category, domain: null, service: null, document: null, isConfidential: false }
  const sent = await sendNotices(
    tx,
    actor,
    now,
    waiting.map((accountId) => ({ ...about, accountId, text, mailingId })),
  )
  return {
    done: sent.done.length,
    refused: sent.refused.map(({ index, problems }) => ({
      subject: { kind: 'account', id: waiting[index] as number },
      problems,
    })),
  }
}

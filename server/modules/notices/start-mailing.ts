import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { freezeSelected, startJob } from '../jobs/index.ts'
import { categorySettings } from '../routing/index.ts'
import { type AgentActor, recordTrail } from '../trail/index.ts'
import { judgeText, keepText } from './keep-text.ts'
import type { MailingParams } from './mailing-job.ts'
import { maySendNotices } from './policy.ts'
import { accountsThatFit, insertMailing, writeMailingJob } from './store/mailings.ts'
import type { MailingBody } from './wire.ts'

/**
 * Begins a mailing as a job. Its text and the accounts that it goes to are fixed here: what fits the filter later gets
 * none. Gives the mailing's id.
 * @throws Refusal forbidden, invalid with all that is wrong, conflict 'mailing.nobody' when no account fits
 */
export async function startMailing(tx: Tx, actor: AgentActor, now: Date, body: MailingBody): Promise<number> {
  if (!maySendNotices(actor)) throw new Refusal('forbidden')
  const name = body.name.trim()
  const settings = await categorySettings(tx)
  const problems: Problem[] = [
    ...(name === '' ? [{ path: 'name', code: 'mailing.no-name' }] : []),
    ...(settings.some(({ category, isOffered }) => category === body.category && isOffered)
      ? []
      : [{ path: 'category', code: 'notice.category-not-offered' }]),
  ]
  const judged = await judgeText(tx, body, { language: actor.language })
  if ('problems' in judged) problems.push(...judged.problems)
  if (problems.length > 0 || 'problems' in judged) throw new Refusal('invalid', problems)
  const text = await keepText(tx, now, judged.text)
  const { category, filter } = body
  const id = await insertMailing(tx, now, { name, category, filter, text, byId: actor.id })
  const jobId = await startJob(tx, actor, now, {
    kind: 'mailing',
    params: { mailingId: id, category, text } satisfies MailingParams,
    facts: { mailingId: id, name, category },
  })
  const accounts = await freezeSelected(tx, jobId, accountsThatFit(filter))
  if (accounts === 0) throw new Refusal('conflict', [{ path: 'filter', code: 'mailing.nobody' }])
  await writeMailingJob(tx, { id, jobId, accounts })
  await recordTrail(tx, actor, now, [
    { subject: { kind: 'mailing', id }, type: 'mailing.started', facts: { category, accounts, jobId } },
  ])
  return id
}

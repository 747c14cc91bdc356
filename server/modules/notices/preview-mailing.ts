import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { decideFor, presentDecision } from '../routing/index.ts'
import type { Actor } from '../trail/index.ts'
import { judgedText } from './keep-text.ts'
import { maySendNotices } from './policy.ts'
import { hasText, mailsOf, type Site } from './preview-notice.ts'
import { countAccounts, someAccounts } from './store/mailings.ts'
import type { MailingPreviewAnswer, MailingPreviewBody } from './wire.ts'

const sampleOf = 5

/**
 * How many accounts a mailing would go to, and what would be decided for the first few of them. Nothing is written.
 * @throws Refusal forbidden, invalid with what is wrong with the text
 */
export async function previewMailing(
  db: Handle,
  site: Site,
  actor: Actor,
  now: Date,
  body: MailingPreviewBody,
): Promise<MailingPreviewAnswer> {
  if (!maySendNotices(actor)) throw new Refusal('forbidden')
  const text = hasText(body) ? await judgedText(db, body, actor.language) : null
  const accounts = await someAccounts(db, { filter: body.filter, limit: sampleOf })
  const decided = await decideFor(
    db,
    accounts.map(({ id }) => ({ accountId: id, category: body.category })),
  )
  const [first] = accounts
  const account = first?.name ?? ''
  return {
    accounts: await countAccounts(db, body.filter),
    sample: accounts.map((account, at) => ({ account, items: (decided[at] ?? []).map(presentDecision) })),
    mails: text
      ? await mailsOf(db, site, now, {
          text,
          account,
          about: {},
          decisions: decided.flatMap((each) => each ?? []),
        })
      : [],
  }
}

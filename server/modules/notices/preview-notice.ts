import type { Secrets } from '../../lib/crypto.ts'
import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { interfaceLanguageOf } from '../../lib/pure/languages.ts'
import { previewText } from '../delivery/index.ts'
import { type Decision, decideFor, presentDecision } from '../routing/index.ts'
import type { Actor } from '../trail/index.ts'
import { judgeNotice } from './create-notice.ts'
import { draftsOf, type JudgedText, judgeText } from './keep-text.ts'
import { maySendNotices } from './policy.ts'
import { parametersOf } from './send-notices.ts'
import type { PreviewAnswer, PreviewBody, TextBody } from './wire.ts'

export type Site = { publicUrl: string; secrets: Secrets }
type About = Pick<Parameters<typeof parametersOf>[0], 'domain' | 'service' | 'document'> & { account: string }

/**
 * Who would get a notice if it were sent now, each with the rule; and, once there is a text, the mail as a reader of each
 * language would get it. Nothing is written.
 * @throws Refusal forbidden, invalid with all that is wrong
 */
export async function previewNotice(
  db: Handle,
  site: Site,
  actor: Actor,
  now: Date,
  body: PreviewBody,
): Promise<PreviewAnswer> {
  if (!maySendNotices(actor)) throw new Refusal('forbidden')
  const { named, problems } = await judgeNotice(db, body)
  const language = interfaceLanguageOf(named.account?.language ?? actor.language)
  const judged = hasText(body) ? await judgeText(db, body, language) : null
  if (judged && 'problems' in judged) problems.push(...judged.problems)
  if (problems.length > 0 || !named.account) throw new Refusal('invalid', problems)
  const { id, name } = named.account
  const [decisions] = await decideFor(db, [
    {
      ...{ accountId: id, category: body.category, domainId: named.domain?.id ?? null },
      isConfidential: body.confidential ?? false,
    },
  ])
  const about = {
    account: name,
    domain: named.domain,
    service: named.service,
    document: body.document ?? null,
  }
  return {
    account: { id, name },
    items: (decisions ?? []).map(presentDecision),
    mails: judged && 'text' in judged ? await mailsOf(db, site, now, { ...judged, about, decisions }) : [],
  }
}

export const hasText = ({ subject, body, texts, template }: TextBody): boolean =>
  [subject, body, texts, template].some((part) => part !== undefined)

/** The mail in each language it is written in, as the first reader of that language would get it. */
export async function mailsOf(
  db: Handle,
  site: Site,
  now: Date,
  of: { text: JudgedText; about: About; decisions: readonly Decision[] | null | undefined },
): Promise<PreviewAnswer['mails']> {
  const mails: PreviewAnswer['mails'] = []
  const readers = (of.decisions ?? []).filter(({ verdict }) => verdict === 'in')
  const { account, ...rest } = of.about
  const parameters = { account, ...parametersOf({ ...rest, text: { texts: {}, values: {} } }) }
  for (const draft of draftsOf(of.text)) {
    const reader = readers.find(({ language }) => language === draft.language) ?? readers[0]
    const read = reader && (await previewText(db, site, { draft, createdAt: now, parameters, reader }))
    if (read) mails.push({ language: draft.language, ...read })
  }
  return mails
}

import type { Secrets } from '../../lib/crypto.ts'
import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { interfaceLanguageOf, type Language } from '../../lib/pure/languages.ts'
import { previewText } from '../delivery/index.ts'
import { type Decision, decideFor, presentDecision } from '../routing/index.ts'
import type { Actor } from '../trail/index.ts'
import { judgeNotice } from './create-notice.ts'
import { draftsOf, type JudgedText, judgeText } from './keep-text.ts'
import { maySendNotices } from './policy.ts'
import { parametersOf } from './send-notices.ts'
import type { PreviewAnswer, PreviewBody, TextBody } from './wire.ts'

export type Site = { publicUrl: string; secrets: Secrets }

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
  const { named, document, problems } = await judgeNotice(db, body)
  const language = interfaceLanguageOf(named.account?.language ?? actor.language)
  const about = parametersOf({ ...named, document })
  const judged = hasText(body) ? await judgeText(db, body, { language, about }) : null
  if (judged && 'problems' in judged) problems.push(...judged.problems)
  if (problems.length > 0 || !named.account) throw new Refusal('invalid', problems)
  const { id, name } = named.account
  const [decisions] = await decideFor(db, [
    {
      ...{ accountId: id, category: body.category, domainId: named.domain?.id ?? null },
      isConfidential: body.confidential ?? false,
    },
  ])
  return {
    account: { id, name },
    items: (decisions ?? []).map(presentDecision),
    mails:
      judged && 'text' in judged
        ? await mailsOf(db, site, now, { ...judged, account: name, about, decisions })
        : [],
  }
}

export const hasText = ({ subject, body, texts, template }: TextBody): boolean =>
  [subject, body, texts, template].some((part) => part !== undefined)

/** Who stands for a reader while nobody would get it: what is written is shown all the same. */
const nobody = (account: string, language: Language) => ({
  ...{ address: '', typedAddress: '…', name: account || '…', language, timeZone: 'UTC' },
  ...{ rule: 'main-user', ruleFacts: { account: account || '…' } },
})

/** The mail in each language it is written in, as the first reader of that language would get it. */
export async function mailsOf(
  db: Handle,
  site: Site,
  now: Date,
  of: {
    text: JudgedText
    account: string
    about: Record<string, string>
    decisions: readonly Decision[] | null | undefined
  },
): Promise<PreviewAnswer['mails']> {
  const mails: PreviewAnswer['mails'] = []
  const readers = (of.decisions ?? []).filter(({ verdict }) => verdict === 'in')
  const { account, about } = of
  const parameters = { account, ...about }
  for (const draft of draftsOf(of.text)) {
    const reader = readers.find(({ language }) => language === draft.language) ?? readers[0]
    const asked = { draft, createdAt: now, parameters, reader: reader ?? nobody(account, draft.language) }
    mails.push({ language: draft.language, ...(await previewText(db, site, asked)) })
  }
  return mails
}

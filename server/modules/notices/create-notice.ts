import type { Secrets } from '../../lib/crypto.ts'
import type { Handle, Tx } from '../../lib/db.ts'
import { onlyDone, type Problem, Refusal } from '../../lib/errors.ts'
import { interfaceLanguageOf } from '../../lib/pure/languages.ts'
import { readMailDomain } from '../../lib/pure/mail-domain.ts'
import { categorySettings } from '../routing/index.ts'
import type { Actor } from '../trail/index.ts'
import { judgeText, keepText, sealText } from './keep-text.ts'
import { maySendNotices } from './policy.ts'
import { isSeveralLines } from './rules/texts.ts'
import { parametersOf, sendNotices } from './send-notices.ts'
import { type Named, namedBy } from './store/references.ts'
import type { SentNotice } from './types.ts'
import type { NoticeBody } from './wire.ts'

/**
 * Sends a notice to one account: it, its copies and the record of who was thought of commit together.
 * @throws Refusal forbidden, invalid with all that is wrong: unknown account, domain, service, template; a closed account;
 * a category that is not offered; what the text lacks
 */
export async function createNotice(
  tx: Tx,
  secrets: Secrets,
  actor: Actor,
  now: Date,
  body: NoticeBody,
): Promise<SentNotice> {
  if (!maySendNotices(actor)) throw new Refusal('forbidden')
  const { named, document, problems } = await judgeNotice(tx, body)
  const language = interfaceLanguageOf(named.account?.language ?? actor.language)
  const judged = await judgeText(tx, body, { language, about: parametersOf({ ...named, document }) })
  if ('problems' in judged) problems.push(...judged.problems)
  if (problems.length > 0 || 'problems' in judged || !named.account) throw new Refusal('invalid', problems)
  const { text } = judged
  const sent = await sendNotices(tx, actor, now, [
    {
      ...{ accountId: named.account.id, category: body.category },
      ...{ domain: named.domain, service: named.service, document },
      isConfidential: body.confidential ?? false,
      text: body.confidential ? await sealText(tx, now, { text, secrets }) : await keepText(tx, now, text),
      mailingId: null,
    },
  ])
  return onlyDone(sent)
}

/** What a notice names, and what is wrong with that. */
export async function judgeNotice(
  db: Handle,
  body: Pick<NoticeBody, 'account' | 'category' | 'domain' | 'service' | 'document'>,
): Promise<{ named: Named; document: string | null; problems: Problem[] }> {
  const asciiDomain = typeof body.domain === 'string' ? asciiOf(body.domain) : null
  const named = await namedBy(db, { ...body, domain: body.domain, service: body.service, asciiDomain })
  const settings = await categorySettings(db)
  const isOffered = settings.some(({ category, isOffered }) => category === body.category && isOffered)
  const isAsked = (reference: unknown): boolean => reference !== undefined && reference !== null
  const document = body.document?.trim() || null
  return {
    ...{ named, document },
    problems: [
      ...(named.account ? [] : [{ path: 'account', code: 'notice.unknown-account' }]),
      ...(named.account?.isClosed ? [{ path: 'account', code: 'notice.account-closed' }] : []),
      ...(isOffered ? [] : [{ path: 'category', code: 'notice.category-not-offered' }]),
      ...(named.account && isAsked(body.domain) && !named.domain
        ? [{ path: 'domain', code: 'notice.unknown-domain' }]
        : []),
      ...(named.account && isAsked(body.service) && !named.service
        ? [{ path: 'service', code: 'notice.unknown-service' }]
        : []),
      ...(document && isSeveralLines(document) ? [{ path: 'document', code: 'text.line-break' }] : []),
    ],
  }
}

function asciiOf(name: string): string | null {
  const read = readMailDomain(name.trim())
  return read.ok ? read.value.ascii : null
}

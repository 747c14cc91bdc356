import type { Language } from '../../lib/pure/languages.ts'
import { subjectOfText } from '../delivery/index.ts'
import type { NoticeRow, SubjectRow } from './store/notices.ts'
import type { RecipientRow } from './store/recipients.ts'
import type { NoticeItem, NoticeRecipientAnswer, OwnNoticeItem } from './wire.ts'

/** A notice as its account's main user sees it in a list; its subject in his language, where it has one. */
export function presentOwnNotice(
  row: NoticeRow,
  texts: ReadonlyMap<number, SubjectRow>,
  language: Language,
): OwnNoticeItem {
  const { id, category, domain, service, document, confidential, counts, createdAt } = row
  const text = texts.get(textIdOf(row, language))
  return {
    ...{ id, category, domain, service, document, confidential, counts },
    subject: text ? subjectOfText(text, row.parameters) : '',
    createdAt: createdAt.toISOString(),
  }
}

/** The same as agents see it. */
export function presentNotice(
  row: NoticeRow,
  texts: ReadonlyMap<number, SubjectRow>,
  reader: { language: Language; seesTexts: boolean },
): NoticeItem {
  const { account, mailing, by, escalatedAt } = row
  const own = presentOwnNotice(row, texts, reader.language)
  return {
    ...own,
    ...{ account, mailing, by, subject: reader.seesTexts ? own.subject : null },
    escalatedAt: escalatedAt?.toISOString() ?? null,
  }
}

/** Which of a notice's texts somebody reads: in his language, else the one there is. */
export function textIdOf({ text }: Pick<NoticeRow, 'text'>, language: Language): number {
  return text.texts[language] ?? Object.values(text.texts)[0] ?? 0
}

/** Somebody who was thought of, as an agent sees him; what servers said is for those who write. */
export function presentRecipient(
  row: RecipientRow,
  { seesTexts }: { seesTexts: boolean },
): NoticeRecipientAnswer {
  const { contactId, delivery } = row
  const quiet = delivery && { ...delivery, words: null, attempts: [] }
  return { ...outline(row), contactId, delivery: presentDelivery(seesTexts ? delivery : quiet) }
}

/** The same as the main user sees it: addresses that are no longer of his account are not told. */
export function presentOwnRecipient(row: RecipientRow): NoticeRecipientAnswer {
  const own = outline(row)
  const outside = row.isOfAccount ? {} : { address: null, suppressedSince: null }
  return { ...own, ...outside, delivery: presentDelivery(row.delivery) }
}

const outline = ({ suppressedSince, ...row }: RecipientRow) => ({
  ...{ name: row.name, address: row.address, language: row.language },
  ...{ cardId: row.cardId, isMainUser: row.isMainUser },
  ...{ verdict: row.verdict, rule: row.rule, ruleFacts: row.ruleFacts },
  suppressedSince: suppressedSince?.toISOString() ?? null,
})

function presentDelivery(delivery: RecipientRow['delivery']): NoticeRecipientAnswer['delivery'] {
  return (
    delivery && {
      ...delivery,
      nextAt: delivery.state === 'queued' ? iso(delivery.nextAt) : null,
      endedAt: iso(delivery.endedAt),
      attempts: delivery.attempts.map((attempt) => ({ ...attempt, at: iso(attempt.at) ?? '' })),
    }
  )
}

// PostgreSQL's JSON writes times with its own offset.
const iso = (time: string | null): string | null => (time === null ? null : new Date(time).toISOString())

import { z } from 'zod'
import { CategoryShape, DecisionAnswer, RuleFactsShape, RuleShape } from '../../routing/wire.ts'
import { LanguageShape, textParts } from './texts.ts'

const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const time = z.iso.datetime()
const externalId = z.strictObject({ externalId: z.string().min(1).max(1000) })
const named = z.strictObject({ id: z.number(), name: z.string() })

/** By our number, or by the provider's own. */
const reference = z.union([z.number().int().min(1).max(Number.MAX_SAFE_INTEGER), externalId])

const about = {
  account: reference,
  category: CategoryShape,
  /** A domain also by its name. */
  domain: z
    .union([reference, z.string().min(1).max(1000)])
    .nullable()
    .optional(),
  service: reference.nullable().optional(),
  /** A number or address of the provider's own: an invoice, an order. */
  document: z.string().max(1000).nullable().optional(),
  /** For the main user alone; the body is kept encrypted, and erased some days later. */
  confidential: z.boolean().optional(),
}

/** A notice to one account. */
export const NoticeBody = z.strictObject({ ...about, ...textParts })
export type NoticeBody = z.infer<typeof NoticeBody>

/** What a notice would do, before it is sent; the text may still be missing. */
export const PreviewBody = z.strictObject({ ...about, ...textParts })
export type PreviewBody = z.infer<typeof PreviewBody>

const Written = z.strictObject({
  language: LanguageShape,
  subject: z.string(),
  text: z.string(),
  html: z.string(),
})
export const PreviewAnswer = z.strictObject({
  account: named,
  /** Every address thought of, with the rule. */
  items: z.array(DecisionAnswer),
  /** The mail as the first reader of each language would get it; none while there is no text. */
  mails: z.array(Written),
})
export type PreviewAnswer = z.infer<typeof PreviewAnswer>

const DeliveryAnswer = z.strictObject({
  state: z.enum(['queued', 'paused', 'kept', 'sent', 'failed', 'withdrawn']),
  /** The receiving server's last words. */
  words: z.string().nullable(),
  /** When it is tried next, while it is queued. */
  nextAt: time.nullable(),
  endedAt: time.nullable(),
  attempts: z.array(
    z.strictObject({ at: time, outcome: z.enum(['sent', 'retry', 'failed']), words: z.string() }),
  ),
})

/** An address that was thought of for a notice, the rule that decided, and what became of its copy. */
export const NoticeRecipientAnswer = z.strictObject({
  name: z.string(),
  /** Null for a customer where it is no longer of his account. */
  address: z.string().nullable(),
  /** The contact behind it, for agents. */
  contactId: z.number().nullable().optional(),
  /** The account's card of this address as it is today. */
  cardId: z.number().nullable(),
  /** Whether it is an address of the account's main user. */
  isMainUser: z.boolean(),
  /** Since when nothing is sent to the address, because its server says that nobody is there. */
  suppressedSince: time.nullable(),
  language: LanguageShape,
  verdict: z.enum(['in', 'out']),
  rule: RuleShape,
  ruleFacts: RuleFactsShape,
  /** Null: left out, so nothing was sent. */
  delivery: DeliveryAnswer.nullable(),
})
export type NoticeRecipientAnswer = z.infer<typeof NoticeRecipientAnswer>

/** How many copies are on their way, have left, will not arrive, were withdrawn when their mailing was cancelled; and who got none. */
export const CopyCounts = z.strictObject({
  waiting: z.number(),
  /** In the outbox: no SMTP was set. They leave when the owner sends them. */
  kept: z.number(),
  sent: z.number(),
  failed: z.number(),
  withdrawn: z.number(),
  leftOut: z.number(),
})

const common = {
  id: z.number(),
  category: CategoryShape,
  subject: z.string(),
  domain: named.nullable(),
  service: named.nullable(),
  document: z.string().nullable(),
  confidential: z.boolean(),
  createdAt: time,
  counts: CopyCounts,
}

/** A notice in a list. */
export const NoticeItem = z.strictObject({
  ...common,
  /** Null for who may only see what became of it. */
  subject: z.string().nullable(),
  account: named,
  mailing: named.nullable(),
  /** Who wrote it: an agent, or the agent of an API key. */
  by: named.nullable(),
  /** When nobody could be reached and agents were told. */
  escalatedAt: time.nullable(),
})
export type NoticeItem = z.infer<typeof NoticeItem>
export const NoticesAnswer = z.strictObject({ items: z.array(NoticeItem), next: z.string().nullable() })
export type NoticesAnswer = z.infer<typeof NoticesAnswer>

/** A notice with its text and everybody who was thought of. */
export const NoticeAnswer = z.strictObject({
  ...NoticeItem.shape,
  /** Null: confidential, or for who may only see what became of it. */
  text: z.string().nullable(),
  html: z.string().nullable(),
  language: LanguageShape,
  recipients: z.array(NoticeRecipientAnswer),
})
export type NoticeAnswer = z.infer<typeof NoticeAnswer>

/** The same as the account's main user sees it. */
export const OwnNoticeItem = z.strictObject(common)
export type OwnNoticeItem = z.infer<typeof OwnNoticeItem>
export const OwnNoticesAnswer = z.strictObject({ items: z.array(OwnNoticeItem), next: z.string().nullable() })
export type OwnNoticesAnswer = z.infer<typeof OwnNoticesAnswer>
export const OwnNoticeAnswer = z.strictObject({
  ...common,
  /** As the mail has it; null: confidential, and erased or sent to a former main user. */
  text: z.string().nullable(),
  html: z.string().nullable(),
  language: LanguageShape,
  recipients: z.array(NoticeRecipientAnswer),
})
export type OwnNoticeAnswer = z.infer<typeof OwnNoticeAnswer>

export const NoticeParams = z.strictObject({ id })
export const AgentAccountParams = z.strictObject({ id })
export const AreaParams = z.strictObject({ account: id })
export const AreaNoticeParams = z.strictObject({ account: id, notice: id })
export const NoticesQuery = z.strictObject({
  after: z.string().max(8000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  category: CategoryShape.optional(),
})
export type NoticesQuery = z.infer<typeof NoticesQuery>

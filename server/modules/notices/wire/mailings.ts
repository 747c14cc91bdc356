import { z } from 'zod'
import { CategoryShape, DecisionAnswer } from '../../routing/wire.ts'
import { CopyCounts } from './notices.ts'
import { LanguageShape, textParts } from './texts.ts'

const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const time = z.iso.datetime()
const named = z.strictObject({ id: z.number(), name: z.string() })

/** Which open accounts get a mailing: all that every part of it fits; an empty one fits all. */
export const AccountFilter = z.strictObject({
  accountIds: z.array(id).max(10_000).optional(),
  companyIds: z.array(id).max(1000).optional(),
  /** Of the account, else of its main user. */
  language: LanguageShape.optional(),
  hasServices: z.boolean().optional(),
  hasDomains: z.boolean().optional(),
  /** One service that is in one of these states. */
  serviceStatuses: z.array(z.enum(['pending', 'active', 'suspended', 'ended'])).optional(),
  /** One domain that is in one of these states and, where endings are named, has one of them ("es", "com.mx"). */
  domainStatuses: z
    .array(z.enum(['pending', 'active', 'expired', 'redemption', 'transferred', 'cancelled']))
    .optional(),
  domainEndings: z.array(z.string().min(1).max(100)).max(100).optional(),
})
export type AccountFilter = z.infer<typeof AccountFilter>

/** One text for many accounts; each gets a notice of its own. */
export const MailingBody = z.strictObject({
  /** What agents call it; readers never see it. */
  name: z.string().max(1000),
  category: CategoryShape,
  filter: AccountFilter,
  ...textParts,
})
export type MailingBody = z.infer<typeof MailingBody>

export const MailingPreviewBody = z.strictObject({
  category: CategoryShape,
  filter: AccountFilter,
  ...textParts,
})
export type MailingPreviewBody = z.infer<typeof MailingPreviewBody>
export const MailingPreviewAnswer = z.strictObject({
  accounts: z.number(),
  /** What would be decided for a few of them. */
  sample: z.array(z.strictObject({ account: named, items: z.array(DecisionAnswer) })),
  /** The mail in each language it is written in, to the main user of the first of them; none while there is no text. */
  mails: z.array(
    z.strictObject({ language: LanguageShape, subject: z.string(), text: z.string(), html: z.string() }),
  ),
})
export type MailingPreviewAnswer = z.infer<typeof MailingPreviewAnswer>

const mailing = {
  id: z.number(),
  name: z.string(),
  category: CategoryShape,
  filter: AccountFilter,
  /** The accounts that were chosen when it began. */
  accounts: z.number(),
  by: named.nullable(),
  createdAt: time,
  /** The job that makes its notices: `POST /api/agent/mailings/:id/cancel` ends it. Null once it is forgotten. */
  job: z
    .strictObject({
      id: z.number(),
      state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
      done: z.number(),
      refused: z.number(),
      isCancelling: z.boolean(),
      finishedAt: time.nullable(),
    })
    .nullable(),
}
export const MailingItem = z.strictObject(mailing)
export type MailingItem = z.infer<typeof MailingItem>
export const MailingsAnswer = z.strictObject({ items: z.array(MailingItem), next: z.string().nullable() })
export type MailingsAnswer = z.infer<typeof MailingsAnswer>
export const MailingAnswer = z.strictObject({
  ...mailing,
  /** Its subjects, by the language they are written in. */
  subjects: z.array(z.strictObject({ language: LanguageShape, subject: z.string() })),
  notices: z.number(),
  /** Of all its copies. */
  counts: CopyCounts,
})
export type MailingAnswer = z.infer<typeof MailingAnswer>

const fromPath = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
export const MailingParams = z.strictObject({ id: fromPath })
export const MailingsQuery = z.strictObject({
  after: z.string().max(8000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})
/** What belongs to one mailing: its notices are listed by `GET /api/agent/mailings/:id/notices`. */
export type MailingsQuery = z.infer<typeof MailingsQuery>

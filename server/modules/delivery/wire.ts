import { z } from 'zod'

const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const time = z.iso.datetime()

export const PersonPath = z.strictObject({ id })
export const DeliveryPath = z.strictObject({
  messageId: id,
  position: z.coerce.number().int().min(0).max(32_767),
})
export const PageQuery = z.strictObject({
  after: z.string().max(8000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
})

export const DeliveryStateShape = z.enum(['queued', 'paused', 'kept', 'sent', 'failed', 'withdrawn'])

/** An address considered for a message, the rule that decided, and what became of it. */
export const RecipientAnswer = z.strictObject({
  position: z.number(),
  personId: z.number().nullable(),
  name: z.string(),
  address: z.string(),
  verdict: z.enum(['in', 'out']),
  rule: z.string(),
  ruleFacts: z.record(z.string(), z.unknown()),
  /** Null: out, so nothing was sent to it. */
  delivery: z
    .strictObject({
      state: DeliveryStateShape,
      /** The receiving server's last words. */
      words: z.string().nullable(),
      /** When it is tried next, while it is queued. */
      nextAt: time.nullable(),
      endedAt: time.nullable(),
      attempts: z.array(
        z.strictObject({ at: time, outcome: z.enum(['sent', 'retry', 'failed']), words: z.string() }),
      ),
    })
    .nullable(),
})

export const MessageAnswer = z.strictObject({
  id: z.number(),
  event: z.string(),
  category: z.string().nullable(),
  createdAt: time,
  /** Null for who may only see what became of it. */
  subject: z.string().nullable(),
  recipients: z.array(RecipientAnswer),
})
export type MessageAnswer = z.infer<typeof MessageAnswer>

export const MessagesAnswer = z.strictObject({ items: z.array(MessageAnswer), next: z.string().nullable() })
export type MessagesAnswer = z.infer<typeof MessagesAnswer>

export const OutboxItem = z.strictObject({
  messageId: z.number(),
  position: z.number(),
  event: z.string(),
  createdAt: time,
  subject: z.string(),
  name: z.string(),
  address: z.string(),
  state: DeliveryStateShape,
  words: z.string().nullable(),
  attempts: z.number(),
  nextAt: time.nullable(),
})
export type OutboxItem = z.infer<typeof OutboxItem>

export const OutboxAnswer = z.strictObject({
  items: z.array(OutboxItem),
  next: z.string().nullable(),
  /** True: mail leaves over SMTP, and bodies and links cannot be opened here. */
  sendsMail: z.boolean(),
  /** What was written while no SMTP was set and has not left, counted to 10,000, and since when. */
  kept: z.strictObject({ count: z.number(), oldestAt: time.nullable() }),
})
export type OutboxAnswer = z.infer<typeof OutboxAnswer>

/** A mail as its reader would see it. Its HTML is shown from the address of its page, which keeps it apart. */
export const MailAnswer = z.strictObject({
  subject: z.string(),
  name: z.string(),
  address: z.string(),
  language: z.enum(['es', 'en']),
  createdAt: time,
  text: z.string(),
  html: z.string(),
  link: z.string().nullable(),
  /** False when the link was used, voided or has expired; null where there is none. */
  linkHolds: z.boolean().nullable(),
  /** False for a link that does one thing without signing in, however often it is opened. */
  linkSignsIn: z.boolean(),
})
export type MailAnswer = z.infer<typeof MailAnswer>

export const PreviewQuery = z.strictObject({
  language: z.enum(['es', 'en']),
  name: z.string().max(1000).default(''),
  email: z.string().max(1000).default(''),
  timeZone: z.string().max(100).optional(),
})
export const PreviewAnswer = z.strictObject({ subject: z.string(), text: z.string(), html: z.string() })
export type PreviewAnswer = z.infer<typeof PreviewAnswer>

/** How many leave now, and how many do not, because their link or text has ended. */
export const KeptSentAnswer = z.strictObject({ queued: z.number(), withdrawn: z.number() })
export type KeptSentAnswer = z.infer<typeof KeptSentAnswer>

export const BelievedAddress = z.strictObject({ address: z.string().max(1000) })

export const RetryAnswer = z.strictObject({
  messageId: z.number(),
  position: z.number(),
  state: DeliveryStateShape,
})
export type RetryAnswer = z.infer<typeof RetryAnswer>

export {
  DkimAnswer,
  DkimCheckAnswer,
  DkimKeyAnswer,
  DkimKeyPath,
  NewDkimKey,
  SendingAnswer,
  SendingDnsAnswer,
} from './wire/sending.ts'
export {
  NewOwnTemplate,
  OwnTemplateAnswer,
  OwnTemplateBody,
  OwnTemplatePath,
  OwnTemplatesAnswer,
  TemplateAnswer,
  TemplateBody,
  TemplateChanged,
  TemplatePath,
  TemplatePreviewBody,
  TemplatesAnswer,
  TemplateText,
  TestSent,
  TextFormatShape,
} from './wire/templates.ts'

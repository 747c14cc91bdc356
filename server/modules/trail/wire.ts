import { z } from 'zod'

const subject = z.enum([
  'workspace',
  'agent',
  'contact',
  'company',
  'account',
  'service',
  'additional-contact',
  'domain',
  'domain-ending',
  'category',
  'notice',
  'mailing',
  'mail-template',
  'dkim-key',
  'department',
  'mailbox',
  'incoming-mail',
  'ticket',
  'canned-reply',
  'field',
  'api-key',
  'message',
])

/** What happened: who, when, through which door, old and new values; words are made from `type` by the reader. */
export const TrailEntryAnswer = z.strictObject({
  id: z.number(),
  at: z.iso.datetime(),
  subject: z.strictObject({ kind: subject, id: z.number(), name: z.string().nullable() }),
  /** Who else it is about, by today's name: the contact that joined a company, where it is one. */
  other: z
    .strictObject({ kind: z.literal('contact'), id: z.number(), name: z.string().nullable() })
    .nullable(),
  /** Where they are several, the first of those there are still; or the companies that a contact could not join. */
  others: z.array(z.strictObject({ kind: z.enum(['contact', 'company']), id: z.number(), name: z.string() })),
  type: z.string(),
  actor: z.strictObject({
    kind: z.enum(['agent', 'customer', 'nobody', 'system']),
    id: z.number().nullable(),
    name: z.string().nullable(),
  }),
  door: z.string(),
  facts: z.record(z.string(), z.unknown()),
  /** Null where erasure has blanked them. */
  changes: z.array(z.strictObject({ field: z.string(), old: z.unknown(), new: z.unknown() })),
  /** While `until` lies ahead and `undoneAt` is null, `POST /api/agent/undos/:id` takes it back. */
  undo: z
    .strictObject({ id: z.number(), until: z.iso.datetime(), undoneAt: z.iso.datetime().nullable() })
    .nullable(),
})
export type TrailEntryAnswer = z.infer<typeof TrailEntryAnswer>

/** Newest first; `next` goes into `before` for the older ones. */
export const TrailAnswer = z.strictObject({
  items: z.array(TrailEntryAnswer),
  next: z.string().nullable(),
  previous: z.null(),
})
export type TrailAnswer = z.infer<typeof TrailAnswer>

const wholeNumber = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
export const TrailQuery = z.strictObject({
  before: wholeNumber.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const SubjectParams = z.strictObject({ id: wholeNumber })

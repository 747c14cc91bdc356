import { z } from 'zod'

const id = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const language = z.enum(['es', 'en']).nullable()

/** `{…}` in a canned reply; each becomes what the ticket says, and nothing where it says nothing. */
export const replyPlaceholders = [
  'name',
  'firstName',
  'number',
  'subject',
  'account',
  'company',
  'domain',
  'service',
  'department',
  'agent',
  'workspace',
] as const

const fields = {
  name: z.string().max(1000),
  /** Of the text; null: of none in particular. */
  language,
  /** Markdown, with placeholders such as `{name}`. */
  body: z.string().max(60_000),
  /** Everybody's, and changed by whoever answers tickets; else one's own. */
  isShared: z.boolean(),
}

export const CannedReplyPath = z.strictObject({ id })
export const CannedRepliesQuery = z.strictObject({
  q: z.string().max(500).default(''),
  language: z.enum(['es', 'en']).optional(),
})
export const NewCannedReplyBody = z.strictObject({
  ...fields,
  language: language.default(null),
  isShared: fields.isShared.default(false),
})
export type NewCannedReplyBody = z.infer<typeof NewCannedReplyBody>
export const CannedReplyBody = z.strictObject(fields).partial()
export type CannedReplyBody = z.infer<typeof CannedReplyBody>

export const CannedReplyAnswer = z.strictObject({
  id: z.number(),
  version: z.number(),
  name: z.string(),
  language,
  body: z.string(),
  isShared: z.boolean(),
  mayChange: z.boolean(),
  updatedAt: z.iso.datetime(),
  /** Of the last change; null when nothing changed. */
  undoId: z.number().nullable().optional(),
})
export type CannedReplyAnswer = z.infer<typeof CannedReplyAnswer>

/** One's own and the shared ones by name. */
export const CannedRepliesAnswer = z.strictObject({
  items: z.array(CannedReplyAnswer),
  placeholders: z.array(z.enum(replyPlaceholders)),
})
export type CannedRepliesAnswer = z.infer<typeof CannedRepliesAnswer>

export const FilledReplyPath = z.strictObject({ id, replyId: id })
/** The text for a ticket. `empty`: placeholders for which the ticket has nothing. */
export const FilledReplyAnswer = z.strictObject({
  body: z.string(),
  empty: z.array(z.enum(replyPlaceholders)),
})
export type FilledReplyAnswer = z.infer<typeof FilledReplyAnswer>

export const CannedReplyDeleted = z.strictObject({ undoId: z.number(), until: z.iso.datetime() })

import { z } from 'zod'
import { ContactAnswer } from '../../directory/wire.ts'

const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

export const MergePreviewQuery = z.strictObject({
  /** Ids of the contacts that would go, parted by commas. */
  with: z
    .string()
    .regex(/^\d{1,15}(,\d{1,15})*$/)
    .max(200),
})

/** What merging contacts would do. */
export const MergePreview = z.strictObject({
  /** The one that would stay first. */
  contacts: z.array(
    z.strictObject({
      contact: ContactAnswer,
      tickets: z.number(),
      /** Open accounts of which this is the main user. */
      accounts: z.array(z.strictObject({ id: z.number(), name: z.string() })),
    }),
  ),
  /** Fields in which they differ, by path: `mobilePhone`, `custom.12`; `name` stands for all three names. */
  clashes: z.array(
    z.strictObject({
      path: z.string(),
      values: z.array(z.strictObject({ contactId: z.number(), value: z.unknown() })),
      /** Whose value stays unless another is chosen. */
      stays: z.number(),
    }),
  ),
  /** Why they cannot be merged as they are. */
  problems: z.array(
    z.strictObject({
      path: z.string(),
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
      message: z.string(),
    }),
  ),
})
export type MergePreview = z.infer<typeof MergePreview>

export const MergeContactsBody = z.strictObject({
  /** Those that go. */
  contacts: z.array(id).min(1).max(50),
  /** By field, the contact whose value stays; where nothing is chosen it is the first who wrote any. */
  choices: z.record(z.string().max(60), id).optional(),
  /** Addresses of theirs as a whole, the first as the primary one; what is not among them is let go. */
  emails: z.array(z.string().max(1000)).max(200).optional(),
  /** Ids of companies of theirs as a whole, the first as the primary one. */
  companies: z.array(id).max(3000).optional(),
})
export type MergeContactsBody = z.infer<typeof MergeContactsBody>

export const MergedContacts = z.strictObject({
  contact: ContactAnswer,
  undoId: z.number(),
  until: z.iso.datetime(),
})
export type MergedContacts = z.infer<typeof MergedContacts>

export const MakeAgentBody = z.strictObject({ role: z.string().max(20) })
export type MakeAgentBody = z.infer<typeof MakeAgentBody>
export const MadeAgent = z.strictObject({ agentId: z.number() })
export type MadeAgent = z.infer<typeof MadeAgent>

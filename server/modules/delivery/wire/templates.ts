import { z } from 'zod'

const language = z.enum(['es', 'en'])
const door = z.enum(['agent', 'area'])
const key = z
  .string()
  .max(100)
  .regex(/^[a-z0-9.-]*$/)
const time = z.iso.datetime()

export const TextFormatShape = z.enum(['plain', 'markdown', 'html'])

/** A text of a mail: `key` is the event it is for, or `custom.…` for one of the workspace's own. */
export const TemplatePath = z.strictObject({ key, door, language })
export const OwnTemplatePath = z.strictObject({ key })

export const TemplateText = z.strictObject({
  subject: z.string().max(10_000),
  body: z.string().max(200_000),
  format: TextFormatShape,
  /** What the button says; null where the mail has none. */
  actionLabel: z.string().max(10_000).nullable(),
  /** The last line: why it came. `{reason}` is the sentence of the rule that put the reader in. */
  reason: z.string().max(10_000),
})
export type TemplateText = z.infer<typeof TemplateText>

export const TemplatesAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      key: z.string(),
      door,
      /** Of the workspace's own; null: a mail that comes with the program, which the screens name by its key. */
      name: z.string().nullable(),
      /** Of the workspace's own, for renaming and archiving it; 0 otherwise. */
      version: z.number(),
      archivedAt: time.nullable(),
      texts: z.array(
        z.strictObject({
          language,
          subject: z.string(),
          version: z.number(),
          /** False: the workspace wrote it. */
          isShipped: z.boolean(),
          /** Placeholders in it that this mail does not know: the program's text is sent in its place. */
          unknownPlaceholders: z.array(z.string()),
          changedAt: time,
        }),
      ),
    }),
  ),
})
export type TemplatesAnswer = z.infer<typeof TemplatesAnswer>

export const TemplateAnswer = TemplateText.extend({
  /** Of the text, for its trail. */
  id: z.number(),
  key: z.string(),
  door,
  language,
  version: z.number(),
  isShipped: z.boolean(),
  /** Placeholders in it that this mail does not know: the program's text is sent in its place. */
  unknownPlaceholders: z.array(z.string()),
  changedAt: time,
  /** What stands in braces, with an example of each; in one of the workspace's own, others may be used and are given with each notice. */
  placeholders: z.array(z.strictObject({ name: z.string(), sample: z.string() })),
  /** Whether the mail has a button: then its body says where, by `{action}`. */
  hasAction: z.boolean(),
  /** The text that comes with the program, to go back to. */
  shipped: TemplateText.nullable(),
})
export type TemplateAnswer = z.infer<typeof TemplateAnswer>

/** What is to be changed; If-Match "0" adds a language to one of the workspace's own. */
export const TemplateBody = TemplateText.partial()
export type TemplateBody = z.infer<typeof TemplateBody>
export const TemplateChanged = z.strictObject({ template: TemplateAnswer, undoId: z.number().nullable() })
export type TemplateChanged = z.infer<typeof TemplateChanged>

const NewText = TemplateText.pick({ subject: true, body: true, format: true }).extend({ language })
export const NewOwnTemplate = z.strictObject({ name: z.string().max(10_000), texts: z.array(NewText).max(2) })
export type NewOwnTemplate = z.infer<typeof NewOwnTemplate>
export const OwnTemplateBody = z.strictObject({ name: z.string().max(10_000) })

/** One of the workspace's own, as whoever writes a notice chooses it. */
export const OwnTemplateAnswer = z.strictObject({
  key: z.string(),
  name: z.string(),
  version: z.number(),
  archivedAt: time.nullable(),
  /** What a notice has to give values for. */
  values: z.array(z.string()),
  texts: z.array(NewText),
})
export type OwnTemplateAnswer = z.infer<typeof OwnTemplateAnswer>
export const OwnTemplatesAnswer = z.strictObject({ items: z.array(OwnTemplateAnswer) })
export type OwnTemplatesAnswer = z.infer<typeof OwnTemplatesAnswer>

/** A text as it would be sent, saved or not; `values`: of placeholders that have no example. */
export const TemplatePreviewBody = TemplateText.extend({
  key,
  door,
  language,
  values: z.record(z.string().max(100), z.string().max(10_000)).default({}),
})
export type TemplatePreviewBody = z.infer<typeof TemplatePreviewBody>

export const TestSent = z.strictObject({ messageId: z.number(), address: z.string() })
export type TestSent = z.infer<typeof TestSent>

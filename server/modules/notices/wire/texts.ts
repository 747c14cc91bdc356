import { z } from 'zod'

// Shape and size only: what is missing or too much is said by the rules, all at once.
const line = z.string().max(10_000)
const body = z.string().max(200_000)

export const LanguageShape = z.enum(['es', 'en'])
export const FormatShape = z.enum(['plain', 'markdown', 'html'])

/**
 * What a notice says, in one of three ways: `subject` and `body` alone, for every reader whatever his language; `texts`
 * by language; or a `template` of the workspace's own (`custom.…`) with the values of its placeholders.
 */
export const textParts = {
  subject: line.optional(),
  body: body.optional(),
  texts: z
    .strictObject({
      es: z.strictObject({ subject: line, body }).optional(),
      en: z.strictObject({ subject: line, body }).optional(),
    })
    .optional(),
  /** How a body is written; Markdown where nothing is said. */
  format: FormatShape.optional(),
  template: z.string().max(200).optional(),
  values: z.record(z.string().max(100), z.string().max(10_000)).optional(),
}
export const TextBody = z.strictObject(textParts)
export type TextBody = z.infer<typeof TextBody>

import { z } from 'zod'

export const FileLinkParams = z.strictObject({ token: z.string().max(1000) })
export const LinkedFileParams = FileLinkParams.extend({
  position: z.coerce.number().int().min(0).max(999),
})

/** What the link below a copy leads to whose files did not fit, for whoever has it: no session. */
export const FileLinkAnswer = z.strictObject({
  workspace: z.strictObject({ name: z.string() }),
  /** The ticket's number. */
  ticket: z.number(),
  language: z.enum(['es', 'en']),
  /** Until when they can be downloaded. */
  until: z.iso.datetime(),
  state: z.enum(['ready', 'expired']),
  /** None once it expired. */
  files: z.array(
    z.strictObject({ position: z.number(), name: z.string(), mediaType: z.string(), size: z.number() }),
  ),
})
export type FileLinkAnswer = z.infer<typeof FileLinkAnswer>

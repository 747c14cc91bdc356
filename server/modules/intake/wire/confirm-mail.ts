import { z } from 'zod'

const time = z.iso.datetime()
const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

export const ConfirmMailParams = z.strictObject({ token: z.string().max(700) })

/** What a person is asked: whether she has written these mails, which wait for her answer. */
export const ConfirmMailAnswer = z.strictObject({
  workspace: z.strictObject({ name: z.string() }),
  language: z.enum(['es', 'en']),
  email: z.string(),
  /**
   * `waiting`: there is something to say; `confirmed`: she said yes; `disowned`: she said that none is hers; `ended`: too late,
   * or an agent was faster.
   */
  state: z.enum(['waiting', 'confirmed', 'disowned', 'ended']),
  mails: z.array(
    z.strictObject({
      id: z.number(),
      receivedAt: time,
      subject: z.string(),
      /** Its first words: a subject alone is easily guessed by whoever forges it. */
      excerpt: z.string(),
      /** Of a mail that is proven hers, but not to be for us: to whom it was written. */
      writtenTo: z.string().nullable(),
    }),
  ),
})
export type ConfirmMailAnswer = z.infer<typeof ConfirmMailAnswer>

/** Which of them she has written, or has not: of those that the page showed her, and no mail that came meanwhile. */
export const ConfirmMailBody = z.strictObject({
  ids: z.array(id).min(1).max(100),
  as: z.enum(['mine', 'not-mine']).default('mine'),
})
export type ConfirmMailBody = z.infer<typeof ConfirmMailBody>

import { z } from 'zod'

const number = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

/** `tickets`: their messages and participants go into the ticket of the path; their numbers lead to it from then on. */
export const MergeBody = z.strictObject({ tickets: z.array(number).min(1).max(50) })
export type MergeBody = z.infer<typeof MergeBody>
export const MergeAnswer = z.strictObject({
  ticketId: z.number(),
  merged: z.array(z.number()),
  undoId: z.number(),
  until: z.iso.datetime(),
})
export type MergeAnswer = z.infer<typeof MergeAnswer>

/** `messages`: they go into a new ticket, with all that the ticket of the path says of itself. */
export const SplitBody = z.strictObject({
  messages: z.array(number).min(1).max(1000),
  subject: z.string().max(5000),
})
export type SplitBody = z.infer<typeof SplitBody>
export const SplitAnswer = z.strictObject({
  ticketId: z.number(),
  undoId: z.number(),
  until: z.iso.datetime(),
})
export type SplitAnswer = z.infer<typeof SplitAnswer>

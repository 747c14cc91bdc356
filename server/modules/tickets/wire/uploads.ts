import { z } from 'zod'
import { time } from './tickets.ts'

/** How a file is called, and of which type it is; its content is the body of the request. */
export const UploadQuery = z.strictObject({
  name: z.string().max(10_000),
  type: z.string().max(1000).optional(),
})
export type UploadQuery = z.infer<typeof UploadQuery>

/** A file that waits for the message it belongs to, for a day. */
export const UploadAnswer = z.strictObject({
  id: z.number(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
  until: time,
})
export type UploadAnswer = z.infer<typeof UploadAnswer>

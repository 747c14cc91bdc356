import { z } from 'zod'
import { timeOf } from './times.ts'

/** A file of a ticket as this door shows one. */
export const AttachmentShape = z.strictObject({
  id: z.number(),
  name: z.string(),
  content_type: z.string(),
  size: z.number(),
  attachment_url: z.string(),
  created_at: z.string(),
  updated_at: z.string(),
})
export type AttachmentShape = z.infer<typeof AttachmentShape>

export type Attachment = { position: number; name: string; mediaType: string; size: number }

/** A message has far fewer files. */
const places = 32_768

/** Files have no numbers of their own here: the message's and the place in it make one. */
export const attachmentId = (messageId: number, position: number): number => messageId * places + position
export const attachmentOf = (id: number): { messageId: number; position: number } => ({
  messageId: Math.floor(id / places),
  position: id % places,
})

export function attachmentShapes(
  attachments: readonly Attachment[],
  of: { messageId: number; createdAt: Date; link: (id: number) => string },
): AttachmentShape[] {
  const at = timeOf(of.createdAt)
  return attachments.map(({ position, name, mediaType, size }) => {
    const id = attachmentId(of.messageId, position)
    return {
      ...{ id, name, content_type: mediaType, size, attachment_url: of.link(id) },
      ...{ created_at: at, updated_at: at },
    }
  })
}

import { z } from 'zod'
import { CopyCounts, NoticeRecipientAnswer } from '../../notices/wire.ts'
import { CategoryShape, DecisionAnswer } from '../../routing/wire.ts'
import {
  DoorShape,
  FormatShape,
  fromPath,
  id,
  named,
  StatusShape,
  TicketAnswer,
  time,
  written,
} from './tickets.ts'

export const AttachmentAnswer = z.strictObject({
  /** Names it: `GET …/ticket-messages/:id/attachments/:position`. */
  position: z.number(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
  /** Shown within the text of an HTML mail. */
  isInline: z.boolean(),
})
export type AttachmentAnswer = z.infer<typeof AttachmentAnswer>

/** A message of a ticket as agents see it. */
export const MessageAnswer = z.strictObject({
  id: z.number(),
  ticketId: z.number(),
  kind: z.enum(['public', 'note']),
  author: z.strictObject({
    kind: z.enum(['customer', 'agent', 'system']),
    id: z.number().nullable(),
    name: z.string(),
    /** From which a customer wrote. */
    address: z.string().nullable(),
  }),
  door: DoorShape,
  body: z.string(),
  format: FormatShape,
  /** What a mail quoted of earlier ones: folded, never lost. */
  quoted: z.string(),
  /** An HTML mail: `GET …/ticket-messages/:id/html` shows it in a frame. */
  hasHtml: z.boolean(),
  /** It holds images from elsewhere, which are blocked; true: this sender's are shown without asking. */
  remoteImages: z.enum(['none', 'blocked', 'allowed']),
  /** How a mail proved its sender. */
  proof: z.record(z.string(), z.unknown()).nullable(),
  /** The mail that it was: headers and source by `GET …/ticket-messages/:id/source`. */
  rawMailId: z.number().nullable(),
  attachments: z.array(AttachmentAnswer),
  /** What became of its copies; null: none were made. Who got them: `GET …/ticket-messages/:id/copies`. */
  copies: CopyCounts.nullable(),
  /** Where it stood before tickets were merged or split. */
  movedFrom: z.number().nullable(),
  createdAt: time,
})
export type MessageAnswer = z.infer<typeof MessageAnswer>

/** Oldest first; without a cursor the newest of them. */
export const MessagesAnswer = z.strictObject({
  items: z.array(MessageAnswer),
  /** `before` for what was written earlier. */
  previous: z.string().nullable(),
  /** `after` for what was written later. */
  next: z.string().nullable(),
})
export type MessagesAnswer = z.infer<typeof MessagesAnswer>
export const MessagesQuery = z.strictObject({
  before: z.string().max(8000).optional(),
  after: z.string().max(8000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
export type MessagesQuery = z.infer<typeof MessagesQuery>

export const NewMessageBody = z.strictObject({
  kind: z.enum(['public', 'note']),
  ...written,
  /** Addresses that get no copy of this message, as the preview told them. */
  leaveOut: z.array(z.string().max(1000)).max(1000).optional(),
  /** What the ticket is then; absent: an answer waits for the customer, a note changes nothing. */
  status: StatusShape.optional(),
})
export type NewMessageBody = z.infer<typeof NewMessageBody>
export const MessageAdded = z.strictObject({ message: MessageAnswer, ticket: TicketAnswer })
export type MessageAdded = z.infer<typeof MessageAdded>

export const MessageParams = z.strictObject({ id: fromPath })
export const AttachmentParams = z.strictObject({
  id: fromPath,
  position: z.coerce.number().int().min(0).max(32_767),
})

/** Everybody who was thought of for a message, with the rule, and what became of each copy. */
export const CopiesAnswer = z.strictObject({ items: z.array(NoticeRecipientAnswer) })
export type CopiesAnswer = z.infer<typeof CopiesAnswer>

/** Who would get a message now, before it is sent. */
export const TicketRecipientsBody = z.strictObject({
  leaveOut: z.array(z.string().max(1000)).max(1000).optional(),
})
/** The same for a ticket that is not opened yet. */
export const NewTicketRecipientsBody = z.strictObject({
  requester: z.strictObject({ contactId: id, address: z.string().max(1000).nullable().optional() }),
  category: CategoryShape.optional(),
  departmentId: id.optional(),
  accountId: id.nullable().optional(),
  domainId: id.nullable().optional(),
  writtenBy: z.enum(['agent', 'customer']).optional(),
  leaveOut: z.array(z.string().max(1000)).max(1000).optional(),
})
export type NewTicketRecipientsBody = z.infer<typeof NewTicketRecipientsBody>
export const TicketRecipientsAnswer = z.strictObject({ items: z.array(DecisionAnswer) })
export type TicketRecipientsAnswer = z.infer<typeof TicketRecipientsAnswer>

/** The mail that a message was, as it came. */
export const MessageSourceAnswer = z.strictObject({
  rawMailId: z.number(),
  receivedAt: time,
  headers: z.array(z.strictObject({ name: z.string(), value: z.string() })),
  proof: z.record(z.string(), z.unknown()).nullable(),
})
export type MessageSourceAnswer = z.infer<typeof MessageSourceAnswer>

/** `images=allowed`: with images from elsewhere, this once. */
export const FrameQuery = z.strictObject({
  images: z.enum(['blocked', 'allowed']).optional(),
  scheme: z.enum(['light', 'dark']).optional(),
})
export type FrameQuery = z.infer<typeof FrameQuery>

export const ImageSenderBody = z.strictObject({ address: z.string().max(1000) })
export const ImageSendersAnswer = z.strictObject({
  items: z.array(z.strictObject({ address: z.string(), by: named.nullable(), at: time })),
})

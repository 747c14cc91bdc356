import { z } from 'zod'
import { CopyCounts, NoticeRecipientAnswer } from '../../notices/wire.ts'
import { CategoryShape } from '../../routing/wire.ts'
import { AttachmentAnswer } from './messages.ts'
import { FormatShape, fromPath, id, line, named, StatusShape, time, written } from './tickets.ts'

/** A ticket that a customer opens, in an account or for himself. */
export const OwnTicketBody = z.strictObject({
  subject: line,
  /** Absent: support. */
  category: CategoryShape.optional(),
  domainId: id.nullable().optional(),
  serviceId: id.nullable().optional(),
  ...written,
})
export type OwnTicketBody = z.infer<typeof OwnTicketBody>
export const OwnMessageBody = z.strictObject(written)
export type OwnMessageBody = z.infer<typeof OwnMessageBody>

const item = {
  id: z.number(),
  subject: z.string(),
  category: CategoryShape,
  status: StatusShape,
  requester: z.strictObject({ name: z.string(), isOneself: z.boolean() }),
  account: named.nullable(),
  domain: named.nullable(),
  service: named.nullable(),
  createdAt: time,
  lastMessageAt: time,
  lastAuthor: z.enum(['customer', 'agent']),
}
/** A ticket in a customer's list. */
export const OwnTicketItem = z.strictObject(item)
export type OwnTicketItem = z.infer<typeof OwnTicketItem>
export const OwnTicketsAnswer = z.strictObject({
  items: z.array(OwnTicketItem),
  next: z.string().nullable(),
  /** Of all that can be seen here: neither resolved nor closed. */
  unfinished: z.number(),
  /** Where mail of the account's people opens a ticket of it, or one's own of one's own. */
  writeTo: z.string().nullable(),
})
export type OwnTicketsAnswer = z.infer<typeof OwnTicketsAnswer>

/** A message as customers see it: public ones only. */
export const OwnMessageAnswer = z.strictObject({
  id: z.number(),
  author: z.strictObject({
    kind: z.enum(['customer', 'agent', 'system']),
    name: z.string(),
    isOneself: z.boolean(),
  }),
  body: z.string(),
  format: FormatShape,
  quoted: z.string(),
  hasHtml: z.boolean(),
  hasRemoteImages: z.boolean(),
  attachments: z.array(AttachmentAnswer),
  copies: CopyCounts.nullable(),
  createdAt: time,
})
export type OwnMessageAnswer = z.infer<typeof OwnMessageAnswer>

/** A ticket with the newest of its messages, oldest first. */
export const OwnTicketAnswer = z.strictObject({
  ...item,
  version: z.number(),
  /** Where to look instead, since it was merged. */
  mergedInto: z.number().nullable(),
  follows: z.number().nullable(),
  /** Taking part; addresses are told to the account's main user, who decides about them. */
  participants: z.array(
    z.strictObject({
      address: z.string().nullable(),
      name: z.string(),
      state: z.enum(['suggested', 'confirmed']),
    }),
  ),
  mayDecideParticipants: z.boolean(),
  messages: z.array(OwnMessageAnswer),
  /** `before` of `GET …/messages` for what was written earlier. */
  previous: z.string().nullable(),
})
export type OwnTicketAnswer = z.infer<typeof OwnTicketAnswer>
export const OwnMessagesAnswer = z.strictObject({
  items: z.array(OwnMessageAnswer),
  previous: z.string().nullable(),
  next: z.string().nullable(),
})
export type OwnMessagesAnswer = z.infer<typeof OwnMessagesAnswer>
/** `ticketId` is another where the ticket was closed: this message opened one that goes on with it. */
export const OwnMessageAdded = z.strictObject({ ticketId: z.number(), message: OwnMessageAnswer })
export type OwnMessageAdded = z.infer<typeof OwnMessageAdded>

/** Who got a copy of a message: names, and addresses of the own account's cards only. */
export const OwnCopiesAnswer = z.strictObject({ items: z.array(NoticeRecipientAnswer) })
export type OwnCopiesAnswer = z.infer<typeof OwnCopiesAnswer>

export const AreaTicketsParams = z.strictObject({ account: fromPath })
export const AreaTicketParams = z.strictObject({ account: fromPath, ticket: fromPath })
export const OwnTicketParams = z.strictObject({ ticket: fromPath })
export const AreaMessageParams = z.strictObject({ ticketMessage: fromPath })
export const AreaAttachmentParams = z.strictObject({
  ticketMessage: fromPath,
  position: z.coerce.number().int().min(0).max(32_767),
})
export const AreaUploadParams = z.strictObject({ upload: fromPath })

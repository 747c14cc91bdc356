import { z } from 'zod'
import type { WholeMessage, WholeTicket } from '../../../../modules/tickets/index.ts'
import { AttachmentShape, attachmentShapes } from './attachment.ts'
import { htmlOf } from './html.ts'
import { timeOf } from './times.ts'

/** What was written to a ticket after it was opened. */
export const ConversationShape = z.strictObject({
  id: z.number(),
  body: z.string(),
  body_text: z.string(),
  incoming: z.boolean(),
  private: z.boolean(),
  user_id: z.number().nullable(),
  source: z.number(),
  ticket_id: z.number(),
  support_email: z.string().nullable(),
  from_email: z.string().nullable(),
  to_emails: z.array(z.string()),
  cc_emails: z.array(z.string()),
  bcc_emails: z.array(z.string()),
  attachments: z.array(AttachmentShape),
  last_edited_at: z.null(),
  last_edited_user_id: z.null(),
  created_at: z.string(),
  updated_at: z.string(),
})
export type ConversationShape = z.infer<typeof ConversationShape>

/** The same as an answer that was just written. */
export const ReplyShape = z.strictObject({
  id: z.number(),
  body: z.string(),
  body_text: z.string(),
  user_id: z.number().nullable(),
  from_email: z.string().nullable(),
  cc_emails: z.array(z.string()),
  bcc_emails: z.array(z.string()),
  ticket_id: z.number(),
  replied_to: z.array(z.string()),
  attachments: z.array(AttachmentShape),
  created_at: z.string(),
  updated_at: z.string(),
})
export type ReplyShape = z.infer<typeof ReplyShape>

type Around = {
  ticket: Pick<WholeTicket, 'department' | 'requester' | 'participants'>
  link: (attachmentId: number) => string
}

export function conversationShape(message: WholeMessage, { ticket, link }: Around): ConversationShape {
  const isNote = message.kind === 'note'
  const isIncoming = message.author.kind === 'customer'
  const { department, requester, participants } = ticket
  const supportEmail = isNote ? null : department.address
  const requesterEmail = requester.email === null ? [] : [requester.email]
  return {
    id: message.id,
    body: htmlOf(message),
    body_text: message.body,
    incoming: isIncoming,
    private: isNote,
    user_id: message.author.id,
    source: isNote ? 2 : 0,
    ticket_id: message.ticketId,
    support_email: supportEmail,
    from_email: isNote ? null : isIncoming ? message.author.address : department.address,
    to_emails: isNote ? [] : isIncoming ? [department.address] : requesterEmail,
    cc_emails: isNote ? [] : participants,
    bcc_emails: [],
    attachments: attachmentShapes(message.attachments, {
      ...{ messageId: message.id, createdAt: message.createdAt, link },
    }),
    last_edited_at: null,
    last_edited_user_id: null,
    created_at: timeOf(message.createdAt),
    updated_at: timeOf(message.createdAt),
  }
}

export function replyShape(message: WholeMessage, around: Around): ReplyShape {
  const shown = conversationShape(message, around)
  return {
    ...{ id: shown.id, body: shown.body, body_text: shown.body_text, user_id: shown.user_id },
    ...{ from_email: shown.from_email, cc_emails: shown.cc_emails, bcc_emails: [] },
    ...{ ticket_id: shown.ticket_id, replied_to: shown.to_emails, attachments: shown.attachments },
    ...{ created_at: shown.created_at, updated_at: shown.updated_at },
  }
}

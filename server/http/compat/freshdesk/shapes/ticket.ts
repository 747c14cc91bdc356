import { z } from 'zod'
import { categoryNames } from '../../../../modules/delivery/index.ts'
import type { WholeTicket } from '../../../../modules/tickets/index.ts'
import { AttachmentShape, attachmentShapes } from './attachment.ts'
import { ConversationShape } from './conversation.ts'
import { htmlOf } from './html.ts'
import { priorityCodes, sourceCodes, statusCodes } from './ticket-codes.ts'
import { timeOf } from './times.ts'

const text = z.string().nullable()
const id = z.number().nullable()

/** A ticket as this door shows one; what is optional comes when it is asked for. */
export const TicketShape = z.strictObject({
  id: z.number(),
  subject: z.string(),
  description: z.string().optional(),
  description_text: z.string().optional(),
  structured_description: z.null().optional(),
  status: z.number(),
  priority: z.number(),
  source: z.number(),
  type: z.string(),
  requester_id: z.number(),
  responder_id: id,
  group_id: id,
  company_id: id,
  product_id: z.null(),
  email_config_id: id,
  association_type: z.null(),
  cc_emails: z.array(z.string()),
  fwd_emails: z.array(z.string()),
  reply_cc_emails: z.array(z.string()),
  ticket_cc_emails: z.array(z.string()),
  to_emails: z.array(z.string()).nullable(),
  tags: z.array(z.string()),
  attachments: z.array(AttachmentShape).optional(),
  custom_fields: z.record(z.string(), z.never()),
  spam: z.boolean(),
  deleted: z.literal(true).optional(),
  fr_escalated: z.boolean(),
  is_escalated: z.boolean(),
  due_by: z.null(),
  fr_due_by: z.null(),
  created_at: z.string(),
  updated_at: z.string(),
  conversations: z.array(ConversationShape).optional(),
  requester: z
    .strictObject({ id: z.number(), name: z.string(), email: text, mobile: text, phone: text })
    .optional(),
  company: z.strictObject({ id: z.number(), name: z.string() }).nullable().optional(),
  stats: z
    .strictObject({
      agent_responded_at: text,
      requester_responded_at: text,
      first_responded_at: text,
      status_updated_at: z.string(),
      reopened_at: z.null(),
      resolved_at: text,
      closed_at: text,
      pending_since: text,
    })
    .optional(),
})
export type TicketShape = z.infer<typeof TicketShape>

/** What beside itself a ticket is shown with. */
export const ticketParts = ['description', 'conversations', 'requester', 'company', 'stats'] as const
export type TicketPart = (typeof ticketParts)[number]

export type ShowingTickets = {
  language: 'es' | 'en'
  parts: ReadonlySet<TicketPart>
  /** The address of an attachment. */
  link: (attachmentId: number) => string
}

export function ticketShape(ticket: WholeTicket, { language, parts, link }: ShowingTickets): TicketShape {
  const { first, requester, participants } = ticket
  return {
    id: ticket.id,
    subject: ticket.subject,
    ...(parts.has('description') ? descriptionOf(first, link) : {}),
    // What was merged goes on elsewhere.
    status: ticket.life === 'merged' ? statusCodes.closed : statusCodes[ticket.status],
    priority: priorityCodes[ticket.priority],
    source: sourceCodes[ticket.source],
    type: categoryNames[language][ticket.category],
    requester_id: ticket.requesterId,
    responder_id: ticket.assigneeId,
    group_id: ticket.departmentId,
    company_id: ticket.company?.id ?? null,
    product_id: null,
    email_config_id: ticket.departmentId,
    association_type: null,
    cc_emails: participants,
    fwd_emails: [],
    reply_cc_emails: participants,
    ticket_cc_emails: participants,
    to_emails: ticket.source === 'mail' ? [ticket.department.address] : null,
    tags: [...ticket.tags],
    custom_fields: {},
    spam: false,
    ...(ticket.life === 'deleted' ? { deleted: true } : {}),
    fr_escalated: false,
    is_escalated: false,
    due_by: null,
    fr_due_by: null,
    created_at: timeOf(ticket.createdAt),
    updated_at: timeOf(ticket.updatedAt),
    ...(parts.has('requester')
      ? {
          requester: {
            ...{ id: requester.id, name: requester.name, email: requester.email },
            ...{ mobile: requester.mobilePhone, phone: requester.workPhone },
          },
        }
      : {}),
    ...(parts.has('company') ? { company: ticket.company } : {}),
    ...(parts.has('stats') ? { stats: statsOf(ticket) } : {}),
  }
}

function descriptionOf(
  first: WholeTicket['first'],
  link: ShowingTickets['link'],
): Pick<TicketShape, 'description' | 'description_text' | 'structured_description' | 'attachments'> {
  if (!first) return { description: '', description_text: '', structured_description: null, attachments: [] }
  return {
    description: htmlOf(first),
    description_text: first.body,
    structured_description: null,
    attachments: attachmentShapes(first.attachments, {
      ...{ messageId: first.id, createdAt: new Date(first.createdAt), link },
    }),
  }
}

const moment = (at: Date | string | null): string | null => (at === null ? null : timeOf(new Date(at)))

function statsOf(ticket: WholeTicket): NonNullable<TicketShape['stats']> {
  return {
    agent_responded_at: moment(ticket.lastAnswerAt),
    requester_responded_at: moment(ticket.lastReplyAt),
    first_responded_at: moment(ticket.firstAnswerAt),
    status_updated_at: timeOf(ticket.updatedAt),
    reopened_at: null,
    resolved_at: moment(ticket.resolvedAt),
    closed_at: moment(ticket.closedAt),
    pending_since: ticket.status === 'pending' ? moment(ticket.lastMessageAt) : null,
  }
}

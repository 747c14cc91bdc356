import { z } from 'zod'
import { CategoryShape } from '../../routing/wire.ts'

export const id = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
export const fromPath = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
export const time = z.iso.datetime()
export const named = z.strictObject({ id: z.number(), name: z.string() })
// Shape and size only: what is missing or too much is said by the rules, all at once.
export const line = z.string().max(10_000)

export const StatusShape = z.enum(['open', 'pending', 'resolved', 'closed'])
export const PriorityShape = z.enum(['low', 'normal', 'high', 'urgent'])
export const DoorShape = z.enum(['mail', 'area', 'agent', 'api'])
export const SourceShape = z.enum([...DoorShape.options, 'phone', 'chat', 'widget', 'outbound'])
export const FormatShape = z.enum(['plain', 'markdown'])

const requester = z.strictObject({
  contactId: id,
  /** One of the contact's addresses, at which he takes part; null or absent: his first. */
  address: z.string().max(1000).nullable().optional(),
})
const reference = id.nullable().optional()

/** What somebody writes: the text, and files that were uploaded before. */
export const written = {
  body: z.string().max(1_000_000),
  format: FormatShape.optional(),
  /** Ids from `POST …/uploads`, of one's own. */
  uploads: z.array(id).max(100).optional(),
}

/** A ticket that an agent opens in somebody's name. */
export const NewTicketBody = z.strictObject({
  subject: line,
  /** A form that names nobody yet is told so together with all else that is wrong. */
  requester: requester.partial({ contactId: true }),
  /** Absent: the department's. */
  category: CategoryShape.optional(),
  /** Absent: the first. */
  departmentId: id.optional(),
  /** Absent: the requester's, where he belongs to one only; null: none. */
  accountId: reference,
  companyId: reference,
  domainId: reference,
  serviceId: reference,
  status: StatusShape.optional(),
  priority: PriorityShape.optional(),
  assigneeId: reference,
  tags: z.array(z.string().max(1000)).max(100).optional(),
  /** Who takes part beside the requester, from the first message on. */
  participants: z
    .array(z.strictObject({ address: z.string().max(1000), name: z.string().max(1000).optional() }))
    .max(100)
    .optional(),
  /** How the customer reached us, where it was not through this door. */
  source: SourceShape.optional(),
  ...written,
  /** Who writes the first message: the agent to the customer, or the customer, from whom the agent has it (a call). */
  writtenBy: z.enum(['agent', 'customer']).optional(),
  /** Addresses that get no copy of it. */
  leaveOut: z.array(z.string().max(1000)).max(1000).optional(),
})
export type NewTicketBody = z.infer<typeof NewTicketBody>

/** What is named changes. */
export const TicketBody = z.strictObject({
  subject: line.optional(),
  category: CategoryShape.optional(),
  departmentId: id.optional(),
  requester: requester.optional(),
  accountId: reference,
  companyId: reference,
  domainId: reference,
  serviceId: reference,
  status: StatusShape.optional(),
  priority: PriorityShape.optional(),
  assigneeId: reference,
  tags: z.array(z.string().max(1000)).max(100).optional(),
})
export type TicketBody = z.infer<typeof TicketBody>

/** Somebody beside the requester: put in copy of a mail and waiting for a yes, taking part, or sent away. */
export const ParticipantAnswer = z.strictObject({
  /** As addresses are compared: names the participant in requests. */
  address: z.string(),
  email: z.string(),
  name: z.string(),
  state: z.enum(['suggested', 'confirmed', 'dismissed']),
  /** The address is no longer whose it was: no copies go to it until whoever has it now is confirmed. */
  hasLeft: z.boolean(),
  contactId: z.number().nullable(),
  /** Who was put in copy by a mail: the message. */
  suggestedBy: z.number().nullable(),
  isSuppressed: z.boolean(),
  at: time,
})
export type ParticipantAnswer = z.infer<typeof ParticipantAnswer>

/** Somebody who wrote or asks, and what he is to the ticket's account today. */
export const PersonAnswer = z.strictObject({
  contactId: z.number().nullable(),
  agentId: z.number().nullable(),
  address: z.string().nullable(),
  name: z.string(),
  as: z.enum(['agent', 'main-user', 'card', 'contact', 'nobody']),
  cardId: z.number().nullable(),
  /** What the account has ticked for her, which she may ask about; all for the main user, null for who is neither. */
  authorizedFor: z.array(CategoryShape).nullable(),
  /** Of how many domains of the account she holds each role. */
  domainRoles: z.array(
    z.strictObject({
      role: z.enum(['registrant', 'administrative', 'technical', 'billing']),
      domains: z.number(),
    }),
  ),
  phone: z.string().nullable(),
  isBlocked: z.boolean(),
})
export type PersonAnswer = z.infer<typeof PersonAnswer>

/** A ticket as agents see it; its messages are read by `GET …/messages`. */
export const TicketAnswer = z.strictObject({
  id: z.number(),
  version: z.number(),
  life: z.enum(['live', 'deleted', 'merged']),
  /** Where its messages are since it was merged. */
  mergedInto: z.number().nullable(),
  /** The finished ticket that it goes on with, and the one that goes on with it. */
  follows: z.number().nullable(),
  followedBy: z.number().nullable(),
  subject: z.string(),
  category: CategoryShape,
  department: named,
  requester: z.strictObject({ contactId: z.number(), name: z.string(), address: z.string().nullable() }),
  account: named.nullable(),
  /** The open accounts that the requester belongs to. */
  accounts: z.array(named),
  company: named.nullable(),
  domain: named.nullable(),
  service: named.nullable(),
  status: StatusShape,
  priority: PriorityShape,
  assignee: named.nullable(),
  tags: z.array(z.string()),
  source: SourceShape,
  createdAt: time,
  updatedAt: time,
  lastMessageAt: time,
  lastAuthor: z.enum(['customer', 'agent']),
  resolvedAt: time.nullable(),
  closedAt: time.nullable(),
  participants: z.array(ParticipantAnswer),
  /** The requester first, then whoever else wrote. */
  people: z.array(PersonAnswer),
  messages: z.number(),
})
export type TicketAnswer = z.infer<typeof TicketAnswer>
export const TicketChanged = z.strictObject({ ticket: TicketAnswer, undoId: z.number().nullable() })
export type TicketChanged = z.infer<typeof TicketChanged>

/** A ticket in the lists of an account and of a contact. */
export const TicketItem = z.strictObject({
  id: z.number(),
  subject: z.string(),
  category: CategoryShape,
  status: StatusShape,
  priority: PriorityShape,
  requester: named,
  account: named.nullable(),
  assignee: named.nullable(),
  createdAt: time,
  lastMessageAt: time,
  lastAuthor: z.enum(['customer', 'agent']),
})
export type TicketItem = z.infer<typeof TicketItem>
export const TicketsAnswer = z.strictObject({ items: z.array(TicketItem), next: z.string().nullable() })
export type TicketsAnswer = z.infer<typeof TicketsAnswer>
export const TicketsQuery = z.strictObject({
  after: z.string().max(8000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
  /** Not finished, or all. */
  state: z.enum(['unfinished', 'all']).default('all'),
})
export type TicketsQuery = z.infer<typeof TicketsQuery>

export const TicketParams = z.strictObject({ id: fromPath })
export const TicketDeleted = z.strictObject({ undoId: z.number(), until: time })
export type TicketDeleted = z.infer<typeof TicketDeleted>

/** Says of one address whether it takes part; `removed`: as if it had never been named. */
export const ParticipantBody = z.strictObject({
  address: z.string().max(1000),
  name: z.string().max(1000).optional(),
  state: z.enum(['confirmed', 'dismissed', 'removed']),
})
export type ParticipantBody = z.infer<typeof ParticipantBody>

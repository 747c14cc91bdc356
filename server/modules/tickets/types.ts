import type { Category, MessageDraft } from '../delivery/index.ts'

export type TicketStatus = 'open' | 'pending' | 'resolved' | 'closed'
export type TicketPriority = 'low' | 'normal' | 'high' | 'urgent'
/** Through what a message came in. */
export type MessageDoor = 'mail' | 'area' | 'agent' | 'api'
/** How a customer reached us with his matter: through a door, or in a way that an agent or a program tells of. */
export type TicketSource = MessageDoor | 'phone' | 'chat' | 'widget' | 'outbound'

/** Content that stands in the store of files already, and how it is called. */
export type AttachmentDraft = {
  hash: Buffer
  size: number
  name: string
  mediaType: string
  contentId?: string | null
  isInline?: boolean
}

/** Who wrote a message, under his own name, whoever's ticket it is. */
export type MessageAuthor = {
  kind: 'customer' | 'agent'
  id: number | null
  name: string
  /** From which a customer wrote; null: signed in, or an agent. */
  address: string | null
}

/** A message of a ticket, as any door hands it over. */
export type TicketMessageDraft = {
  kind: 'public' | 'note'
  author: MessageAuthor
  door: MessageDoor
  body: string
  format: 'plain' | 'markdown'
  /** The same as HTML, made harmless by the door it came through: what screens and copies show then. Of a mail: `mail.html`. */
  html?: string | null
  attachments?: readonly AttachmentDraft[]
  /** Of a mail only. */
  mail?: {
    rawMailId: number
    messageId: string | null
    quoted: string
    html: string | null
    proof: Record<string, unknown>
    /** Who stood in copy: suggested, never silently in. */
    inCopy: readonly { address: string; typed: string; name: string }[]
  }
  /** What the agent changed under "who gets this": normalised addresses left out. */
  leaveOut?: readonly string[]
}

/** A ticket as any door hands it over, with its first message. */
export type TicketDraft = {
  subject: string
  category: Category
  departmentId: number
  requester: { contactId: number; address: string | null }
  accountId: number | null
  companyId?: number | null
  domainId?: number | null
  serviceId?: number | null
  status?: TicketStatus
  priority?: TicketPriority
  assigneeId?: number | null
  tags?: readonly string[]
  source: TicketSource
  /** Who takes part beside the requester from the first message on. */
  participants?: readonly Omit<Participant, 'ticketId' | 'at' | 'state' | 'hasLeft'>[]
  message: TicketMessageDraft
  /** What is mailed about it beside the copies of its first message, which is public, once it has its number. */
  receipt?: ((ticketId: number) => MessageDraft) | null
}

/** Why somebody may write to a ticket; null: he may not. */
export type RightToWrite =
  | 'requester'
  | 'participant'
  | 'main-user'
  | 'ticked-card'
  | 'sees-company-tickets'
  | 'agent'

/** A ticket as it stands. */
export type Ticket = {
  id: number
  version: number
  life: 'live' | 'deleted' | 'merged'
  mergedInto: number | null
  /** The finished ticket that it goes on with. */
  follows: number | null
  subject: string
  category: Category
  departmentId: number
  requesterId: number
  /** At which the requester takes part; null: a contact without e-mail. */
  requesterAddress: string | null
  accountId: number | null
  companyId: number | null
  domainId: number | null
  serviceId: number | null
  status: TicketStatus
  priority: TicketPriority
  assigneeId: number | null
  tags: readonly string[]
  source: TicketSource
  createdAt: Date
  updatedAt: Date
  lastMessageAt: Date
  lastAuthor: 'customer' | 'agent'
  resolvedAt: Date | null
  closedAt: Date | null
}

/** A message that stands in its ticket, as copies are made of it. */
export type StoredMessage = {
  id: number
  draft: TicketMessageDraft
}

/** What became of a draft: in which ticket it stands, which may be another than was named. */
export type AddedMessage = { id: number; ticketId: number; opened: boolean }
export type OpenedTicket = { id: number; messageId: number }

/** Somebody who takes part beside the requester. */
export type Participant = {
  ticketId: number
  address: string
  typed: string
  name: string
  state: 'suggested' | 'confirmed' | 'dismissed'
  /** The address is no longer whose it was: he takes no part until somebody says so of whoever has it now. */
  hasLeft: boolean
  at: Date
}

/** Something that happened in a ticket, for those who are told of it on screen or by mail. */
export type TicketEvent = {
  ticketId: number
  happened: 'opened' | 'message' | 'assigned' | 'changed'
  /** The message that was written, where one was. */
  messageId?: number
  /** Whose doing it was, who need not be told; null: a customer's or the program's. */
  byAgentId: number | null
}

/** What changes in a ticket: a key that is absent stays as it is, null clears. */
export type TicketChangeDraft = {
  subject?: string | undefined
  category?: Category | undefined
  departmentId?: number | undefined
  requester?: { contactId: number; address?: string | null | undefined } | undefined
  accountId?: number | null | undefined
  companyId?: number | null | undefined
  domainId?: number | null | undefined
  serviceId?: number | null | undefined
  status?: TicketStatus | undefined
  priority?: TicketPriority | undefined
  assigneeId?: number | null | undefined
  tags?: readonly string[] | undefined
}

/** A text kept for answers: an agent's own, or everybody's. */
export type CannedReplyValues = { name: string; language: 'es' | 'en' | null; body: string }
export type CannedReply = CannedReplyValues & {
  id: number
  version: number
  /** Null: everybody's. */
  ownerId: number | null
  updatedAt: Date
}

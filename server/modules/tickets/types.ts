import type { Category } from '../delivery/index.ts'

export type TicketStatus = 'open' | 'pending' | 'resolved' | 'closed'
export type TicketPriority = 'low' | 'normal' | 'high' | 'urgent'
export type TicketSource = 'mail' | 'area' | 'agent' | 'api'

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
  door: TicketSource
  body: string
  format: 'plain' | 'markdown'
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
  message: TicketMessageDraft
}

/** Why somebody may write to a ticket; null: he may not. */
export type RightToWrite =
  | 'requester'
  | 'participant'
  | 'main-user'
  | 'ticked-card'
  | 'sees-company-tickets'
  | 'agent'

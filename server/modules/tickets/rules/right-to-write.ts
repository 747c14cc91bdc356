import type { Category } from '../../delivery/index.ts'
import type { RightToWrite } from '../types.ts'

/** What a ticket and somebody who writes to it are to each other today. */
export type WriterFacts = {
  ticket: { category: Category; requesterId: number }
  /** From which he writes; null: signed in. */
  address: string | null
  /** Who he is: the contact or agent who is signed in or claims the address; null: nobody. */
  personId: number | null
  isAgent: boolean
  isMainUser: boolean
  /** At an address of his. */
  isParticipant: boolean
  /** What the ticket's account has ticked for the address; null: she is on no card of it. */
  ticked: readonly Category[] | null
  seesCompanyTickets: boolean
}

/** The first right that somebody has to write to a ticket, by today's facts; null: none. */
export function rightToWriteOf(facts: WriterFacts): RightToWrite | null {
  const { ticket, address, personId } = facts
  if (facts.isAgent) return 'agent'
  // Whose the address is today: the one that the ticket was asked from may have become another's.
  if (personId === ticket.requesterId) return 'requester'
  if (facts.isMainUser) return 'main-user'
  if (facts.isParticipant) return 'participant'
  // A card is never a principal: by mail only (decision 10).
  if (address !== null && facts.ticked?.includes(ticket.category)) return 'ticked-card'
  // In the client area alone: what comes by mail must stand on the ticket itself.
  if (address === null && facts.seesCompanyTickets) return 'sees-company-tickets'
  return null
}

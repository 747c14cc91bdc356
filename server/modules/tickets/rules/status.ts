import type { TicketStatus } from '../types.ts'

/** Who wrote what, as far as a ticket's status is concerned. */
export type Written = { kind: 'public' | 'note'; author: 'customer' | 'agent' }

/** What a ticket is once a message was written to it: an answer waits for the customer, a reply for an agent. */
export function statusAfter(status: TicketStatus, written: Written): TicketStatus {
  if (written.kind === 'note') return status
  return written.author === 'agent' ? 'pending' : 'open'
}

/** Where a customer's reply to it does not belong any more: it opens another that goes on with it. */
export const isFinished = (ticket: { life: string; status: TicketStatus }): boolean =>
  ticket.life === 'deleted' || ticket.status === 'closed'

import type { Facts } from './steps/facts.ts'

/**
 * The ticket that a mail belongs to: what an agent says, else what its reply token names, else what it answers by the
 * Message-ID of a mail of ours, else that of the copy to whose return path a machine answers, as it should (RFC 3834, 4). A number
 * in the subject names nothing.
 */
export function namedTicket({
  chosen,
  token,
  thread,
  returned,
}: Pick<Facts, 'chosen' | 'token' | 'thread' | 'returned'>): number | null {
  if (chosen.ticketId !== undefined) return chosen.ticketId
  return token?.ticketId ?? thread?.ticketId ?? returned?.ticketId ?? null
}

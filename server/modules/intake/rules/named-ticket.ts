import type { Facts } from './steps/facts.ts'

/**
 * The ticket that a mail belongs to: what an agent says, else what its reply token names, else what it answers by the
 * Message-ID of a mail of ours. A number in the subject names nothing.
 */
export function namedTicket({
  chosen,
  token,
  thread,
}: Pick<Facts, 'chosen' | 'token' | 'thread'>): number | null {
  if (chosen.ticketId !== undefined) return chosen.ticketId
  return token?.ticketId ?? thread?.ticketId ?? null
}

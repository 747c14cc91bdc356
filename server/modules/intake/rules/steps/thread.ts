import { namedTicket } from '../named-ticket.ts'
import { isUnproven, provenBy } from '../proven.ts'
import type { Decision, Facts } from './facts.ts'

/**
 * A mail joins the ticket that it names, if whoever wrote it may write there today; a reply never changes whose ticket it is.
 * An agent who lets a held mail into a ticket makes its author one who takes part.
 */
export function thread(facts: Facts): Decision | null {
  const { author, right, given, chosen } = facts
  const ticketId = namedTicket(facts)
  const proof = provenBy(facts)
  if (ticketId === null || !author || isUnproven(proof)) return null
  const isLetIn = given?.by === 'agent' && chosen.ticketId === ticketId
  if (!right && !isLetIn) return null
  const reply = { outcome: 'reply' as const, ticketId, author, proof, isNote: false, joins: !right }
  return { ...reply, step: 'thread', reason: given?.by === 'agent' ? 'released' : 'joins' }
}

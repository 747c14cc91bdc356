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
  const isNote = isToColleague(facts)
  const reply = { outcome: 'reply' as const, ticketId, author, proof, isNote, joins: !right }
  const reason = isNote ? 'joins-as-note' : 'joins'
  return { ...reply, step: 'thread', reason: given?.by === 'agent' ? 'released' : reason }
}

/**
 * An agent answers the mail that told him which ticket a colleague gave him: he writes to the colleague, and no customer may read
 * it.
 */
function isToColleague({ author, token, thread, chosen }: Facts): boolean {
  const isAgents = author?.person?.kind === 'agent' && chosen.ticketId === undefined
  return isAgents && token === null && thread?.event === 'agent-ticket-assigned'
}

import { namedTicket } from '../named-ticket.ts'
import type { Decision, Facts } from './facts.ts'

/** It names a ticket in which its author may not write: a forwarded copy, or somebody who wants in. */
export function rightToJoin(facts: Facts): Decision | null {
  if (facts.given?.by === 'agent' || facts.right || namedTicket(facts) === null) return null
  return { outcome: 'held', step: 'right-to-join', reason: 'no-right' }
}

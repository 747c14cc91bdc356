import { isUnproven, provenBy } from '../proven.ts'
import type { Decision, Facts } from './facts.ts'

/** The author is who From says, if the mail proves it; otherwise it is held, never dropped (product rule 11). */
export function authentication(facts: Facts): Decision | null {
  const step = 'authentication'
  const { from } = facts.mail
  if (from.length > 1) return { outcome: 'held', step, reason: 'several-authors' }
  if (!facts.author) return { outcome: 'held', step, reason: 'no-author' }
  const proof = provenBy(facts)
  return isUnproven(proof) ? { outcome: 'held', step, reason: proof } : null
}

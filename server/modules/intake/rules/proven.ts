import { isMeantForUs } from './meant-for-us.ts'
import { isForbidden, type Proof, proofOf, trustOf, type Unproven } from './proof.ts'
import type { Facts } from './steps/facts.ts'

/**
 * What proves that its author wrote a mail, to us, or why nothing does: somebody who vouches for him, the checks, what an agent
 * said to believe, or the reply token (decision 16): it was issued to this very address, which has not changed owner, not too long
 * ago, and the author's domain does not ask to distrust the mail.
 */
export function provenBy(facts: Facts): Proof | Unproven {
  if (facts.given) return facts.given
  const found = proofOf(facts.authentication)
  if (typeof found !== 'string' && isMeantForUs(facts)) return found
  const trust = trustOf(facts.authentication, facts.trusted)
  if (trust) return trust
  // Where she is proven, the token may have been put into a To that she left open: it adds nothing.
  if (typeof found === 'string') return provesByToken(facts) ? { by: 'token' } : found
  // Had name servers answered, his own domain might have handed it over.
  return facts.authentication.spf.result === 'temperror' ? 'check-failed' : 'written-elsewhere'
}

/** True when nothing proves the author. */
export const isUnproven = (proof: Proof | Unproven): proof is Unproven => typeof proof === 'string'

/** The return path of a copy was issued as its reply token was; what comes there is never more than a note. */
function provesByToken({ token, returned, author, authentication }: Facts): boolean {
  const copy = token ?? returned
  if (!copy || !author || copy.tokenEnded !== null) return false
  return copy.address === author.address && !isForbidden(authentication)
}

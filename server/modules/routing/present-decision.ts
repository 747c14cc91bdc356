import type { Decision } from './types.ts'
import type { DecisionAnswer } from './wire.ts'

/** A decision as the account's main user sees it: of his own account and nothing of elsewhere. */
export function presentOwnDecision(decision: Decision): DecisionAnswer {
  const { as, cardId, name, typedAddress, language, verdict, rule, ruleFacts, mayDecline } = decision
  return { as, cardId, name, address: typedAddress, language, verdict, rule, ruleFacts, mayDecline }
}

/** A decision as agents see it, with the contact behind the address. */
export function presentDecision(decision: Decision): DecisionAnswer {
  return { ...presentOwnDecision(decision), contactId: decision.personId }
}

import type {
  Card,
  Decision,
  DomainRole,
  InRule,
  Involved,
  Reader,
  RoutingFacts,
  RuleFacts,
} from '../types.ts'

/**
 * Who hears about a message of an account: every address that is thought of, once, in or out, with the rule that decided.
 * First who is meant — the main user, who takes part, the cards —; then who of them is left out; and at last the floor.
 */
export function decideRecipients(facts: RoutingFacts): Decision[] {
  const meant = [
    ...mainUserOf(facts),
    ...facts.involved.map((each) => involvedOf(facts, each)),
    ...facts.cards.map((card) => cardOf(facts, card)),
  ]
  const decided = onceEach(meant).map((each) => leftOut(facts, each))
  return withFloor(facts, decided)
}

/** Meant for somebody, before anything keeps it from him. */
type Meant = Decision & {
  /** Whether his own word may keep it from him, and what that word is. */
  hasDeclined: boolean
}

function mainUserOf(facts: RoutingFacts): Meant[] {
  const { reader, choice, roles } = facts.mainUser
  if (!reader) return []
  const isHisToChoose =
    (facts.policy === 'default-on' || facts.policy === 'default-off') && !isLegalMail(facts, roles)
  const meant = {
    ...thoughtOf(facts, reader, 'main-user'),
    mayDecline: isHisToChoose,
    hasDeclined: isHisToChoose && choice === false,
  }
  if (isHisToChoose && facts.policy === 'default-off' && choice === null)
    return [{ ...meant, verdict: 'out', rule: 'not-chosen' }]
  return [{ ...meant, verdict: 'in', rule: 'main-user' }]
}

function involvedOf(facts: RoutingFacts, involved: Involved): Meant {
  // Who asked gets the answer; who was only put in copy may leave.
  const mayDecline = involved.as === 'participant'
  const hasDeclined = mayDecline && involved.declined.includes(facts.category)
  const meant = { ...thoughtOf(facts, involved, involved.as), mayDecline, hasDeclined }
  if (facts.isConfidential) return { ...meant, verdict: 'out', rule: 'confidential' }
  return { ...meant, verdict: 'in', rule: involved.as }
}

function cardOf(facts: RoutingFacts, card: Card): Meant {
  const mayDecline = !isLegalMail(facts, card.roles)
  const meant = {
    ...thoughtOf(facts, card, 'card'),
    cardId: card.id,
    mayDecline,
    hasDeclined: mayDecline && card.declined.includes(facts.category),
  }
  if (facts.isConfidential) return { ...meant, verdict: 'out', rule: 'confidential' }
  if (facts.policy === 'never-copied') return { ...meant, verdict: 'out', rule: 'never-copied' }
  const role = reachedAs(facts).find(({ role }) => card.roles.includes(role))
  if (role && facts.domain !== null) {
    const ruleFacts = { ...meant.ruleFacts, domain: facts.domain }
    return { ...meant, ruleFacts, verdict: 'in', rule: role.rule }
  }
  if (card.categories.includes(facts.category)) return { ...meant, verdict: 'in', rule: 'ticked' }
  return { ...meant, verdict: 'out', rule: 'not-ticked' }
}

/** The roles that hear about their domain whatever is ticked (decision 12); of two, the first is the reason told. */
function reachedAs({ category }: RoutingFacts): readonly { role: DomainRole; rule: InRule }[] {
  if (category === 'billing') return [{ role: 'billing', rule: 'domain-billing' }]
  if (category !== 'domains') return []
  return [
    { role: 'registrant', rule: 'registrant' },
    { role: 'administrative', rule: 'administrative' },
    { role: 'technical', rule: 'technical' },
  ]
}

/** What a registrant must be told about his domain cannot be declined (decision 64). */
function isLegalMail({ category, domain }: RoutingFacts, roles: readonly DomainRole[]): boolean {
  return domain !== null && category === 'domains' && roles.includes('registrant')
}

function leftOut(facts: RoutingFacts, { hasDeclined, ...meant }: Meant): Decision {
  if (meant.verdict === 'out') return meant
  if (isAuthor(facts, meant)) return { ...meant, verdict: 'out', rule: 'author' }
  if (meant.isSuppressed) return { ...meant, verdict: 'out', rule: 'suppressed' }
  if (hasDeclined) return { ...meant, verdict: 'out', rule: 'declined' }
  return meant
}

/** The main user is the author from whichever of his addresses he wrote. */
function isAuthor({ author, mainUser }: RoutingFacts, { as, address }: Decision): boolean {
  if (author === null) return false
  return author === address || (as === 'main-user' && mainUser.others.some((own) => own.address === author))
}

/** Of one address thought of twice, the first counts: the main user is the main user, on a card or not. */
function onceEach<Each extends Reader>(thoughtOf: readonly Each[]): Each[] {
  const seen = new Set<string>()
  return thoughtOf.filter(({ address }) => !seen.has(address) && seen.add(address))
}

/**
 * Billing and domains reach somebody: if nobody is left, the main user at his other verified addresses — unless it is he
 * who wrote it.
 */
function withFloor(facts: RoutingFacts, decided: Decision[]): Decision[] {
  const hasFloor = facts.category === 'billing' || facts.category === 'domains'
  if (!hasFloor || decided.some(({ verdict }) => verdict === 'in')) return decided
  const floor = facts.mainUser.others
    .filter((other) => other.isVerified && !other.isSuppressed)
    .map(({ isVerified: _isVerified, ...other }): Decision => {
      const reached = thoughtOf(facts, other, 'main-user')
      return { ...reached, mayDecline: false, verdict: 'in', rule: 'other-address' }
    })
  if (facts.author !== null && isOwnAddress(facts, facts.author)) return decided
  return onceEach([...floor, ...decided])
}

function isOwnAddress({ mainUser }: RoutingFacts, address: string): boolean {
  return [mainUser.reader, ...mainUser.others].some((own) => own?.address === address)
}

function thoughtOf<As extends Decision['as']>(facts: RoutingFacts, reader: Reader, as: As) {
  const { address, typedAddress, name, personId, language, timeZone, isSuppressed } = reader
  const ruleFacts: RuleFacts = { account: facts.account.name, category: facts.category }
  return {
    ...{ address, typedAddress, name, personId, language, timeZone, isSuppressed },
    ...{ as, cardId: null, ruleFacts },
  }
}

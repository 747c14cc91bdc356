import type { Category } from '../../delivery/index.ts'
import type { Decision, DomainRole, InRule, Involved, OutRule, Reader, RoutingFacts } from '../types.ts'

/**
 * Who hears about a message of an account, and why: every address that is thought of, once, in or out, with the rule that
 * decided. Of one address thought of twice the first counts: the main user is the main user, on a card or not.
 */
export function decideRecipients(message: RoutingFacts): Decision[] {
  const decided = onceEach(everybodyThoughtOf(message)).map((someone) =>
    decision(message, someone, verdictOn(message, someone)),
  )
  const isHeard = decided.some(({ verdict }) => verdict === 'in')
  return isHeard ? decided : onceEach([...floorBelow(message, decided), ...decided])
}

/** The first rule that has something to say decides. */
function verdictOn(message: RoutingFacts, someone: Someone): Verdict {
  if (someone.hasLeft) return out('other-owner')
  if (message.isConfidential && someone.as !== 'main-user') return out('confidential')
  if (message.policy === 'never-copied' && (someone.as === 'card' || someone.as === 'registrant'))
    return out('never-copied')
  const reason = reasonFor(message, someone)
  if (reason === null) return out(someone.as === 'main-user' ? 'not-chosen' : 'not-ticked')
  if (isAuthor(message, someone)) return out('author')
  if (someone.isSuppressed) return out('suppressed')
  if (someone.declined.includes(message.category) && mayDecline(message, someone)) return out('declined')
  if (message.leftOut.includes(someone.address)) return out('left-out')
  if (message.waiting.includes(someone.address) && !isAsking(someone)) return out('too-many')
  return into(reason)
}

/** Whose own account or ticket it is: no measure keeps his own mail from him. */
const isAsking = ({ as }: Someone): boolean => as === 'main-user' || as === 'requester'

/** Why somebody is meant by a message; null: he is not. */
function reasonFor(message: RoutingFacts, someone: Someone): InRule | null {
  const { category } = message
  switch (someone.as) {
    case 'main-user':
      return isLeftToAsk(message, someone) ? null : 'main-user'
    case 'requester':
    case 'participant':
      return someone.as
    case 'card':
    case 'registrant':
      return roleReached(message, someone) ?? (someone.ticked.includes(category) ? 'ticked' : null)
  }
}

/** What the main user hears of only once he has asked for it. */
function isLeftToAsk(message: RoutingFacts, mainUser: Someone): boolean {
  const { category, policy } = message
  const hasSpoken = [...mainUser.ticked, ...mainUser.declined].includes(category)
  return policy === 'default-off' && !hasSpoken && !isLegalMail(message, mainUser)
}

/** A role hears about its domain whatever is ticked (decision 12). Of several, the first is the reason told. */
function roleReached({ category, domain }: RoutingFacts, { roles }: Someone): InRule | null {
  const reached = domain === null ? [] : (rolesReachedBy[category] ?? [])
  return reached.find(({ role }) => roles.includes(role))?.rule ?? null
}

const rolesReachedBy: Partial<Record<Category, readonly { role: Standing; rule: InRule }[]>> = {
  domains: [
    { role: 'registrant', rule: 'registrant' },
    { role: 'administrative', rule: 'administrative' },
    { role: 'technical', rule: 'technical' },
    { role: 'named-registrant', rule: 'named-registrant' },
  ],
  billing: [{ role: 'billing', rule: 'domain-billing' }],
}

/** Whether somebody's own word keeps a message from him. */
function mayDecline(message: RoutingFacts, someone: Someone): boolean {
  // What is declined is mail of an account.
  if (message.account === null || isLegalMail(message, someone)) return false
  switch (someone.as) {
    case 'main-user':
      return message.policy === 'default-on' || message.policy === 'default-off'
    case 'requester':
      // Who asked gets the answer.
      return false
    case 'participant':
    case 'card':
    case 'registrant':
      return true
  }
}

/** What a registrant must be told about his domain, nobody can decline (decision 64). */
function isLegalMail({ category, domain }: RoutingFacts, { roles }: Someone): boolean {
  return category === 'domains' && domain !== null && roles.includes('registrant')
}

/** The main user is the author from whichever of his addresses he wrote, and to whichever of them it would go. */
function isAuthor(message: RoutingFacts, { as, address, personId }: Someone): boolean {
  if (message.author === address) return true
  if (personId !== null && message.authorId === personId) return true
  const isHis = as === 'main-user' || (as === 'registrant' && isOfMainUser(message, address))
  return isHis && isOfMainUser(message, message.author)
}

/**
 * Bills and domain mail reach somebody (decision 13): where nobody is left, the main user at his other verified addresses.
 * Unless it is he who wrote it, or an agent has left out who would have got it: then nobody is meant to.
 */
function floorBelow(message: RoutingFacts, decided: readonly Decision[]): Decision[] {
  const { category, author, mainUser, leftOut } = message
  if ((category !== 'billing' && category !== 'domains') || isOfMainUser(message, author)) return []
  if (decided.some(({ rule }) => rule === 'left-out')) return []
  return mainUser.others
    .filter(({ isVerified, isSuppressed }) => isVerified && !isSuppressed)
    .map((other) =>
      decision(
        message,
        asMainUser(message, other),
        leftOut.includes(other.address) ? out('left-out') : into('other-address'),
      ),
    )
}

function isOfMainUser({ mainUser }: RoutingFacts, address: string | null): boolean {
  return [mainUser.reader, ...mainUser.others].some((own) => own !== null && own.address === address)
}

/** What somebody is for the domain: the registrant is who is on record, whoever holds the role meanwhile. */
type Standing = DomainRole | 'named-registrant'

/** Whoever may be meant by a message: the main user, who takes part in what it is about, the cards, a registrant on record. */
type Someone = Reader & {
  as: Decision['as']
  cardId: number | null
  /** What he is for the domain that it is about. */
  roles: readonly Standing[]
  ticked: readonly Category[]
  declined: readonly Category[]
  hasLeft?: boolean
}

function everybodyThoughtOf(message: RoutingFacts): Someone[] {
  const { involved, cards } = message
  const registrant = message.category === 'domains' ? message.registrant : null
  const thoughtOf = [
    ...mainUserOf(message),
    ...involved.filter(({ hasLeft }) => !hasLeft).map(takingPart),
    ...cards.map((card): Someone => ({ ...card, as: 'card', cardId: card.id, ticked: card.categories })),
    ...(registrant ? [onRecord(registrant)] : []),
    // Last: whoever has the address by now may hear for a reason of her own.
    ...involved.filter(({ hasLeft }) => hasLeft).map(takingPart),
  ]
  return registrant === null ? thoughtOf : thoughtOf.map((someone) => standing(someone, registrant))
}

const takingPart = (one: Involved): Someone => ({ ...one, cardId: null, roles: [], ticked: [] })

/** A main user who opened the ticket is who opened it: at the address that he wrote from, and whatever he has declined. */
function mainUserOf(message: RoutingFacts): Someone[] {
  const { reader } = message.mainUser
  const asked = message.involved.some(
    ({ as, address, isSuppressed }) => as === 'requester' && !isSuppressed && isOfMainUser(message, address),
  )
  return reader && !asked ? [asMainUser(message, reader)] : []
}

const onRecord = (registrant: Reader): Someone => ({
  ...registrant,
  ...{ as: 'registrant', cardId: null, roles: [], ticked: [], declined: [] },
})

/** While another is on record than holds the role, the registrant is she, by her address, and the holder is only named so. */
function standing(someone: Someone, registrant: Reader): Someone {
  const others = someone.roles.filter((role) => role !== 'registrant')
  if (someone.address === registrant.address) return { ...someone, roles: ['registrant', ...others] }
  return others.length === someone.roles.length
    ? someone
    : { ...someone, roles: [...others, 'named-registrant'] }
}

function asMainUser({ category, mainUser }: RoutingFacts, reader: Reader): Someone {
  return {
    ...reader,
    ...{ as: 'main-user', cardId: null, roles: mainUser.roles },
    ticked: mainUser.choice === true ? [category] : [],
    declined: mainUser.choice === false ? [category] : [],
  }
}

function onceEach<Each extends Reader>(thoughtOf: readonly Each[]): Each[] {
  const seen = new Set<string>()
  return thoughtOf.filter(({ address }) => !seen.has(address) && seen.add(address))
}

type Verdict = { verdict: 'in'; rule: InRule } | { verdict: 'out'; rule: OutRule }
const into = (rule: InRule): Verdict => ({ verdict: 'in', rule })
const out = (rule: OutRule): Verdict => ({ verdict: 'out', rule })

function decision(message: RoutingFacts, someone: Someone, verdict: Verdict): Decision {
  const { address, typedAddress, name, personId, language, timeZone, isSuppressed, as, cardId } = someone
  const role = verdict.rule === roleReached(message, someone) ? { domain: message.domain ?? '' } : {}
  return {
    ...{ address, typedAddress, name, personId, language, timeZone, isSuppressed, as, cardId },
    ruleFacts: {
      ...(message.account ? { account: message.account.name } : {}),
      category: message.category,
      ...role,
    },
    mayDecline: mayDecline(message, someone),
    ...verdict,
  }
}

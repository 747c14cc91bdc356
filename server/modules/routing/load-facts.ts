import type { Handle } from '../../lib/db.ts'
import { interfaceLanguageOf, type Language } from '../../lib/pure/languages.ts'
import { writtenEnough } from '../additional-contacts/index.ts'
import {
  type AccountRow,
  accountsById,
  type CardRow,
  type DomainRow,
  domainsById,
  type InvolvedRow,
  policiesAndInvolved,
} from './store/facts.ts'
import type { Asked, Card, DomainRole, Involved, MainUser, Policy, Reader, RoutingFacts } from './types.ts'

/**
 * What routing has to know of messages, in the order asked: some statements for all together. Null for an account that is
 * unknown or closed. A domain of another account counts as none.
 */
export async function loadFacts(db: Handle, asked: readonly Asked[]): Promise<(RoutingFacts | null)[]> {
  const accountIds = [...new Set(asked.flatMap(({ accountId }) => accountId ?? []))]
  const domainIds = [...new Set(asked.flatMap(({ domainId }) => domainId ?? []))]
  const pairs = asked.flatMap(({ accountId, involved = [] }) =>
    involved.map(({ address }) => ({ accountId, address })),
  )
  const accounts = new Map((await accountsById(db, accountIds)).map((account) => [account.id, account]))
  const domains = new Map((await domainsById(db, domainIds)).map((domain) => [domain.id, domain]))
  const { policies, involved: taking } = await policiesAndInvolved(db, pairs)
  const facts = asked.map((each): RoutingFacts | null => {
    const common = commonOf(each, policies[each.category] ?? 'required', taking)
    if (each.accountId === null) return { ...common, ...withoutAccount }
    const account = accounts.get(each.accountId)
    if (!account) return null
    const domain = ownDomain(domains.get(each.domainId ?? 0), account)
    return {
      ...common,
      account: { id: account.id, name: account.name },
      domain: domain?.name ?? null,
      registrant: domain && registrantOf(account, domain, account.cards),
      mainUser: mainUserOf(account, each, domain),
      cards: account.cards.map((card) => cardOf(account, card, domain)),
    }
  })
  return Promise.all(facts.map((each, at) => withWaiting(db, each, asked[at]?.ownTextAt)))
}

const nobody: MainUser = { reader: null, others: [], choice: null, roles: [] }
const withoutAccount = { account: null, domain: null, registrant: null, mainUser: nobody, cards: [] }

function commonOf(each: Asked, policy: Policy, taking: readonly InvolvedRow[]) {
  return {
    ...{ category: each.category, policy, isConfidential: each.isConfidential ?? false },
    ...{ author: each.author ?? null, authorId: each.authorId ?? null },
    ...{ leftOut: each.leaveOut ?? [], waiting: [] },
    involved: (each.involved ?? []).map((one) => involvedOf(taking, each, one)),
  }
}

async function withWaiting(
  db: Handle,
  facts: RoutingFacts | null,
  ownTextAt: Date | undefined,
): Promise<RoutingFacts | null> {
  if (!facts?.account || !ownTextAt) return facts
  const meant = facts.cards.filter(
    ({ categories, roles }) => categories.includes(facts.category) || roles.length > 0,
  )
  const addresses = [...meant, ...facts.involved]
    .map(({ address }) => address)
    .filter((address) => address !== facts.author)
  return { ...facts, waiting: await writtenEnough(db, ownTextAt, { accountId: facts.account.id, addresses }) }
}

const ownDomain = (domain: DomainRow | undefined, account: AccountRow): DomainRow | null =>
  domain?.accountId === account.id ? domain : null

const allRoles: readonly DomainRole[] = ['registrant', 'administrative', 'technical', 'billing']

function mainUserOf(account: AccountRow, asked: Asked, domain: DomainRow | null): MainUser {
  const { mainUser, workspace } = account
  const [reader, ...others] = mainUser.addresses.map(({ address, typed, isVerified, isSuppressed }) => ({
    ...{ address, typedAddress: typed, name: mainUser.name, personId: mainUser.id },
    language: mainUsersLanguage(account),
    timeZone: mainUser.timeZone ?? workspace.timeZone,
    ...{ isVerified, isSuppressed },
  }))
  return {
    reader: reader ?? null,
    others,
    choice: account.choices[asked.category] ?? null,
    roles: domain ? allRoles.filter((role) => !domain.roles.some((held) => held.role === role)) : [],
  }
}

/** His own, else what the account is set to, else the workspace's. */
const mainUsersLanguage = ({ mainUser, language, workspace }: AccountRow): Language =>
  interfaceLanguageOf(mainUser.language ?? language ?? workspace.language)

function cardOf(account: AccountRow, card: CardRow, domain: DomainRow | null): Card {
  const { id, address, typed, name, personId, isSuppressed, categories, declined } = card
  const language = card.language ?? account.language
  return {
    ...{ id, address, typedAddress: typed, name, personId, isSuppressed, categories, declined },
    language: language ? interfaceLanguageOf(language) : mainUsersLanguage(account),
    timeZone: card.timeZone ?? account.workspace.timeZone,
    roles: domain?.roles.filter((held) => held.cardId === id).map(({ role }) => role) ?? [],
  }
}

/** The registrant on record, where mail to whoever holds the role does not reach her. */
function registrantOf(account: AccountRow, domain: DomainRow, cards: readonly CardRow[]): Reader | null {
  const { record, roles } = domain
  if (record === null) return null
  const held = roles.find(({ role }) => role === 'registrant')
  const holder = held ? cards.find(({ id }) => id === held.cardId) : account.mainUser.addresses[0]
  if (holder?.address === record.address) return null
  const { typed, timeZone, ...known } = record
  return {
    ...{ ...known, typedAddress: typed, timeZone: timeZone ?? account.workspace.timeZone },
    language: account.language ? interfaceLanguageOf(account.language) : mainUsersLanguage(account),
  }
}

function involvedOf(
  known: readonly InvolvedRow[],
  { accountId }: Asked,
  one: NonNullable<Asked['involved']>[number],
): Involved {
  const row = known.find((each) => each.accountId === accountId && each.address === one.address)
  return { ...one, isSuppressed: row?.isSuppressed ?? false, declined: row?.declined ?? [] }
}

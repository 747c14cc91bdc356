import type { Problem } from '../../../lib/errors.ts'
import {
  type Domain,
  type DomainEnding,
  type DomainRole,
  domainRoles,
  type Holder,
  type HolderId,
} from '../types.ts'
import { endingOf } from './ending-of.ts'
import { holderOf } from './holder-of.ts'
import { isSameRegistrant, registrantDataOf } from './registrant-data.ts'

type Asked = { domainId: number | 'all'; role: string; holder: HolderId }
type Known = {
  /** Of the account, live. */
  domains: readonly Domain[]
  holders: readonly Holder[]
  endings: readonly DomainEnding[]
}
/** One role of one domain that goes from one holder to another. */
export type Move = { domain: Domain; ending: DomainEnding; role: DomainRole; from: Holder; to: Holder }

/**
 * What changes of roles come to: roles that do move, or everything that is wrong, by the place of each change. `all` means every
 * domain whose ending has the role, less those that are named apart.
 */
export function readRoleChanges(
  asked: readonly Asked[],
  known: Known,
): { moves: Move[]; problems: Problem[] } {
  const problems: Problem[] = []
  const moves: Move[] = []
  const seen = new Set<string>()
  for (const [index, change] of inOrder(asked)) {
    const report = (part: string, code: string, params?: Problem['params']): void => {
      problems.push({ path: `changes.${index}.${part}`, code, ...(params ? { params } : {}) })
    }
    const role = domainRoles.find((each) => each === change.role)
    const to = known.holders.find(({ holder }) => holder === change.holder)
    if (!role) report('role', 'domain-role.unknown')
    if (!to) report('holder', 'holder.missing')
    else if (role === 'registrant' && !registrantDataOf(to)) report('holder', 'holder.no-address')
    const domains =
      change.domainId === 'all'
        ? known.domains
        : known.domains.filter((domain) => domain.id === change.domainId)
    if (change.domainId !== 'all' && domains.length === 0) report('domainId', 'domain.missing')
    if (!role || !to) continue
    for (const domain of domains) {
      const key = `${domain.id} ${role}`
      const isNamed = change.domainId !== 'all'
      const ending = endingOf(known.endings, domain.asciiName)
      if (!ending.roles.includes(role)) {
        if (isNamed) report('role', 'domain-role.not-of-ending', { domain: domain.name })
        continue
      }
      if (seen.has(key)) {
        if (isNamed || isRepeatedAll(asked, index, role)) report('role', 'domain-role.repeated')
        continue
      }
      seen.add(key)
      const from = holderOf(domain, role, known.holders)
      if (from.holder === to.holder && !isOnItsWay(domain, role)) continue
      if (role === 'registrant' && domain.change) {
        if (isAlreadyAsked(domain, to)) continue
        report('domainId', 'registrant-change.pending', { domain: domain.name })
        continue
      }
      moves.push({ domain, ending, role, from, to })
    }
  }
  return { moves, problems: problems.sort((a, b) => indexIn(a) - indexIn(b)) }
}

/** Those that name a domain first: they are exceptions from `all`. */
function inOrder(asked: readonly Asked[]): [number, Asked][] {
  const numbered = [...asked.entries()]
  return [
    ...numbered.filter(([, { domainId }]) => domainId !== 'all'),
    ...numbered.filter(([, { domainId }]) => domainId === 'all'),
  ]
}

const isRepeatedAll = (asked: readonly Asked[], index: number, role: string): boolean =>
  asked.some((other, at) => at < index && other.domainId === 'all' && other.role === role)

const isOnItsWay = (domain: Domain, role: DomainRole): boolean =>
  role === 'registrant' && domain.change?.changesRole === true

function isAlreadyAsked(domain: Domain, to: Holder): boolean {
  const data = registrantDataOf(to)
  const { change } = domain
  return (
    change?.changesRole === true &&
    change.toHolder === to.holder &&
    data !== null &&
    isSameRegistrant(data, { ...change.new, address: data.address }) &&
    change.new.email === data.email
  )
}

const indexIn = ({ path }: Problem): number => Number(path.split('.')[1])

import type { Membership } from '../types.ts'
import { decidingDomain, isBelow } from './mail-domains.ts'
import {
  type CompanyPlan,
  hiddenProblems,
  mostCompanies,
  withMembership,
  withoutMemberships,
} from './memberships.ts'

/** Whose a known mail domain is. */
export type DomainsOf = ReadonlyMap<string, number>

/**
 * The memberships of a contact once addresses at these domains are hers: the company of the longest domain that each is
 * at or below, in the order given. What the limit or the plan does not take stays out.
 */
export function associated(
  before: readonly Membership[],
  domains: readonly string[],
  { known, plan }: { known: DomainsOf; plan: CompanyPlan },
): Membership[] {
  return domains.reduce<Membership[]>(
    (memberships, domain) => {
      const deciding = decidingDomain(domain, known)
      const companyId = deciding === null ? undefined : known.get(deciding)
      if (companyId === undefined || memberships.some((each) => each.companyId === companyId))
        return memberships
      if (memberships.length >= mostCompanies) return memberships
      if (!plan.severalCompanies && memberships.some((each) => each.isPrimary)) return memberships
      return withMembership(memberships, { companyId }, deciding)
    },
    [...before],
  )
}

/** The companies that addresses at these domains would make her a member of, were she not in as many as one can be. */
export function beyondLimit(
  after: readonly Membership[],
  domains: readonly string[],
  known: DomainsOf,
): number[] {
  if (after.length < mostCompanies) return []
  const wanted = domains.flatMap((domain) => known.get(decidingDomain(domain, known) ?? '') ?? [])
  return [...new Set(wanted)].filter((id) => !after.some(({ companyId }) => companyId === id))
}

/**
 * The memberships of a contact once a company has new mail domains: she joins where a new one decides for an address of
 * hers, and leaves a company that only a shorter domain had associated her with.
 */
export function associatedAnew(
  before: readonly Membership[],
  domains: readonly string[],
  { known, plan, added }: { known: DomainsOf; plan: CompanyPlan; added: readonly string[] },
): Membership[] | 'limit' | 'plan' {
  const deciding = domains.map((domain) => decidingDomain(domain, known))
  const joins = deciding.filter((domain) => domain !== null && added.includes(domain))
  const companyId = known.get(joins[0] ?? '')
  if (companyId === undefined) return [...before]
  // Whoever has another address at a domain of that company has a reason to stay.
  const stays = new Set(deciding.map((domain) => known.get(domain ?? '')))
  const isTakenOver = (parent: string): boolean =>
    !deciding.includes(parent) && joins.some((domain) => domain !== null && isBelow(domain, parent))
  const left = before
    .filter((each) => each.byDomain !== null && !stays.has(each.companyId) && isTakenOver(each.byDomain))
    .map((each) => each.companyId)
  // What the plan hides is neither left nor joined: it stays as it is until it is shown again.
  const isHidden = (id: number): boolean => hiddenProblems(before, id, plan).length > 0
  if (left.some(isHidden) || (left.length > 0 && isHidden(companyId))) return 'plan'
  const rest = withoutMemberships(before, left)
  if (rest.some((each) => each.companyId === companyId)) return rest
  if (rest.length >= mostCompanies) return 'limit'
  if (!plan.severalCompanies && rest.some((each) => each.isPrimary)) return 'plan'
  const wasPrimary = before.some((each) => each.isPrimary && left.includes(each.companyId))
  return withMembership(rest, { companyId, ...(wasPrimary ? { isPrimary: true } : {}) }, joins[0] ?? null)
}

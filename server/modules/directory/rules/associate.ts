import type { Membership } from '../types.ts'
import { decidingDomain } from './mail-domains.ts'
import { type CompanyPlan, mostCompanies, withMembership } from './memberships.ts'

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

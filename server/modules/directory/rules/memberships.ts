import type { Problem } from '../../../lib/errors.ts'
import type { Membership } from '../types.ts'

/** In how many companies a contact can be. */
export const mostCompanies = 300

/** What the plan allows (model 22). Off, what is beyond the primary company is hidden, and stays; whoever has any has one. */
export type CompanyPlan = { severalCompanies: boolean }

/** A membership as it is given: what is absent stays as it is. */
export type GivenMembership = {
  companyId: number
  isPrimary?: boolean | undefined
  seesCompanyTickets?: boolean | undefined
}

/** The memberships of a contact after they were given as a whole; what the plan hides stays. */
export function wholeMemberships(
  before: readonly Membership[],
  given: readonly GivenMembership[],
  plan: CompanyPlan,
): Membership[] {
  const kept = plan.severalCompanies ? [] : before.filter((each) => !each.isPrimary)
  const wanted = given.map((each) => changed(before.find(isOf(each.companyId)), each))
  const hidden = kept.filter((each) => !given.some(isOf(each.companyId)))
  const primary =
    given.find((each) => each.isPrimary)?.companyId ??
    before.find((each) => each.isPrimary && given.some(isOf(each.companyId)))?.companyId ??
    [...given, ...hidden][0]?.companyId
  return [...wanted, ...hidden].map((each) => ({ ...each, isPrimary: each.companyId === primary }))
}

/** With one membership added or changed. */
export function withMembership(
  before: readonly Membership[],
  given: GivenMembership,
  byDomain: string | null = null,
): Membership[] {
  const had = before.find(isOf(given.companyId))
  const own = { ...changed(had, given), byDomain: had ? had.byDomain && byDomain : byDomain }
  const isPrimary = given.isPrimary || had?.isPrimary || !before.some((each) => each.isPrimary)
  const others = before.filter((each) => each !== had)
  return had
    ? before.map((each) => (each === had ? { ...own, isPrimary } : demoted(each, isPrimary)))
    : [...others.map((each) => demoted(each, isPrimary)), { ...own, isPrimary }]
}

/** Without these companies: where the primary one goes, the next takes its place. */
export function withoutMemberships(
  before: readonly Membership[],
  companyIds: readonly number[],
): Membership[] {
  const rest = before.filter((each) => !companyIds.includes(each.companyId))
  if (rest.some((each) => each.isPrimary)) return rest
  return rest.map((each, at) => ({ ...each, isPrimary: at === 0 }))
}

/** Why a contact cannot have these memberships. */
export function membershipProblems(
  before: readonly Membership[],
  after: readonly Membership[],
  plan: CompanyPlan,
): Problem[] {
  if (after.length > before.length && after.length > mostCompanies)
    return [{ path: 'companies', code: 'membership.limit', params: { max: mostCompanies } }]
  const added = after.filter((each) => !before.some(isOf(each.companyId)))
  const keepsPrimary = before.some((each) => each.isPrimary && after.some(isOf(each.companyId)))
  const isBeyondPlan = added.some((each) => keepsPrimary || !each.isPrimary)
  return plan.severalCompanies || !isBeyondPlan ? [] : [beyondPlan]
}

const beyondPlan: Problem = { path: 'companies', code: 'plan.several-companies' }

/** Why nothing can be said of this membership: the plan hides it. */
export function hiddenProblems(
  before: readonly Membership[],
  companyId: number,
  plan: CompanyPlan,
): Problem[] {
  const had = before.find(isOf(companyId))
  return plan.severalCompanies || !had || had.isPrimary ? [] : [beyondPlan]
}

/** Why companies cannot be given as a whole: the plan shows one, whatever others are hidden. */
export function wholeProblems(given: readonly unknown[], plan: CompanyPlan): Problem[] {
  return plan.severalCompanies || given.length < 2 ? [] : [beyondPlan]
}

/** What differs between two states of a contact's memberships. */
export type MembershipChange = { companyId: number; old: Membership | null; new: Membership | null }

export function membershipChanges(
  before: readonly Membership[],
  after: readonly Membership[],
): MembershipChange[] {
  const ids = new Set([...before, ...after].map((each) => each.companyId))
  return [...ids]
    .map((id) => ({
      companyId: id,
      old: before.find(isOf(id)) ?? null,
      new: after.find(isOf(id)) ?? null,
    }))
    .filter((change) => !isSameMembership(change.old, change.new))
}

/** What several changes, one after the other, come to: one for each company. */
export function netChanges(changes: readonly MembershipChange[]): MembershipChange[] {
  return [...Map.groupBy(changes, ({ companyId }) => companyId).values()]
    .map((own) => ({ ...(own[0] as MembershipChange), new: own.at(-1)?.new ?? null }))
    .filter((change) => !isSameMembership(change.old, change.new))
}

/**
 * Memberships changed back as far as nobody changed them since: each left out is named by its company. Which one is
 * primary is given back only where it is still as the change left it.
 */
export function undoneMemberships(
  before: readonly Membership[],
  changes: readonly MembershipChange[],
  isLive: (companyId: number) => boolean,
): { after: Membership[]; leftOut: (MembershipChange & { isGone: boolean })[] } {
  const leftOut: (MembershipChange & { isGone: boolean })[] = []
  let after = [...before]
  for (const change of changes) {
    const current = before.find(isOf(change.companyId)) ?? null
    const isUntouched = (current?.seesCompanyTickets ?? null) === (change.new?.seesCompanyTickets ?? null)
    if (!isUntouched || (change.old && !isLive(change.companyId))) {
      leftOut.push({ ...change, isGone: isUntouched })
      continue
    }
    const { old } = change
    if (!old) after = after.filter((each) => each.companyId !== change.companyId)
    else if (current)
      after = after.map((each) => (each === current ? { ...old, isPrimary: each.isPrimary } : each))
    else after.push({ ...old, isPrimary: false })
  }
  return { after: withPrimary(before, after, changes), leftOut }
}

function withPrimary(
  before: readonly Membership[],
  after: readonly Membership[],
  changes: readonly MembershipChange[],
): Membership[] {
  const now = before.find((each) => each.isPrimary)?.companyId
  const was = changes.find(({ old }) => old?.isPrimary)?.companyId
  const became = changes.find((change) => change.new?.isPrimary)?.companyId
  const isAsLeft = became === undefined || now === undefined || now === became
  const primary = [...(isAsLeft ? [was] : []), now, after[0]?.companyId].find((id) =>
    after.some((each) => each.companyId === id),
  )
  return after.map((each) => ({ ...each, isPrimary: each.companyId === primary }))
}

function changed(had: Membership | undefined, given: GivenMembership): Membership {
  return {
    companyId: given.companyId,
    isPrimary: had?.isPrimary ?? false,
    seesCompanyTickets: given.seesCompanyTickets ?? had?.seesCompanyTickets ?? false,
    byDomain: had?.byDomain ?? null,
  }
}

const demoted = (each: Membership, isAnother: boolean): Membership =>
  isAnother ? { ...each, isPrimary: false } : each

const isOf =
  (companyId: number) =>
  (each: { companyId: number }): boolean =>
    each.companyId === companyId

function isSameMembership(one: Membership | null, other: Membership | null): boolean {
  if (!one || !other) return one === other
  return (
    one.isPrimary === other.isPrimary &&
    one.seesCompanyTickets === other.seesCompanyTickets &&
    one.byDomain === other.byDomain
  )
}

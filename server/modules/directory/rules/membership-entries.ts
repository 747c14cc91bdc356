import type { Change, TrailDraft } from '../../trail/index.ts'
import type { Membership } from '../types.ts'
import { membershipChanges } from './memberships.ts'

type Names = ReadonlyMap<number, string>
type MembershipsOf = { contactId: number; before: readonly Membership[]; after: readonly Membership[] }
type Facts = Readonly<Record<string, unknown>>

/** What the trail shows of a change of memberships: those that differ, with the companies' names of today. */
export function membershipsAsChange(
  before: readonly Membership[],
  after: readonly Membership[],
  names: Names,
): Change[] {
  const changes = membershipChanges(before, after).filter(isVisible)
  if (changes.length === 0) return []
  const shown = (membership: Membership | null): unknown[] => (membership ? [asShown(membership, names)] : [])
  return [
    {
      field: 'companies',
      old: changes.flatMap((change) => shown(change.old)),
      new: changes.flatMap((change) => shown(change.new)),
    },
  ]
}

/**
 * Entries for the companies: of one contact by her id and what is new of her, of several by how many they are and who the
 * first of them are.
 */
export function companyEntries(
  contacts: readonly MembershipsOf[],
  more: { facts?: Facts; undoId?: number | null } = {},
): TrailDraft[] {
  const byCompany = new Map<number, OfCompany>()
  for (const { contactId, before, after } of contacts)
    for (const change of membershipChanges(before, after).filter(isVisible)) {
      const none: OfCompany = { added: [], removed: [], changed: [], news: new Map() }
      const of = byCompany.get(change.companyId) ?? none
      byCompany.set(change.companyId, of)
      const kind = change.old ? (change.new ? 'changed' : 'removed') : 'added'
      of[kind].push(contactId)
      if (change.old && change.new) of.news.set(contactId, newsOf(change.old, change.new))
    }
  return [...byCompany].flatMap(([id, of]) =>
    kinds.flatMap(({ kind, type }): TrailDraft[] => {
      const ids = of[kind]
      if (ids.length === 0) return []
      const [only = 0] = ids
      const which =
        ids.length === 1 ? { contactId: only, ...of.news.get(only) } : { contactIds: firstOf(ids) }
      const facts = { ...more.facts, count: ids.length, ...which }
      return [
        { subject: { kind: 'company', id }, type, facts, ...(more.undoId ? { undoId: more.undoId } : {}) },
      ]
    }),
  )
}

/** How many of many the trail names; the rest is a number. */
const mostNamed = 3

/** Those of many whom the trail names. */
export const firstOf = (contactIds: readonly number[]): number[] => contactIds.slice(0, mostNamed)

type OfCompany = {
  added: number[]
  removed: number[]
  changed: number[]
  /** What is new of those changed, by contact. */
  news: Map<number, ReturnType<typeof newsOf>>
}

/** What is said differently of a membership by now. */
const newsOf = (old: Membership, now: Membership) => ({
  ...(now.isPrimary === old.isPrimary ? {} : { isPrimary: now.isPrimary }),
  ...(now.seesCompanyTickets === old.seesCompanyTickets
    ? {}
    : { seesCompanyTickets: now.seesCompanyTickets }),
})

const kinds = [
  { kind: 'added', type: 'company.contacts-added' },
  { kind: 'removed', type: 'company.contacts-removed' },
  { kind: 'changed', type: 'company.contacts-changed' },
] as const

/** By which domain somebody was associated is nobody's news. */
const isVisible = (change: { old: Membership | null; new: Membership | null }): boolean =>
  change.old?.isPrimary !== change.new?.isPrimary ||
  change.old?.seesCompanyTickets !== change.new?.seesCompanyTickets

const asShown = ({ companyId, isPrimary, seesCompanyTickets }: Membership, names: Names) => ({
  id: companyId,
  name: names.get(companyId) ?? '',
  isPrimary,
  seesCompanyTickets,
})

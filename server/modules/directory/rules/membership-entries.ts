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

/** Entries for the companies: of one contact by her id, of several by how many they are. */
export function companyEntries(
  contacts: readonly MembershipsOf[],
  more: { facts?: Facts; undoId?: number | null } = {},
): TrailDraft[] {
  const byCompany = new Map<number, { added: number[]; removed: number[]; changed: number[] }>()
  for (const { contactId, before, after } of contacts)
    for (const change of membershipChanges(before, after).filter(isVisible)) {
      const of = byCompany.get(change.companyId) ?? { added: [], removed: [], changed: [] }
      byCompany.set(change.companyId, of)
      const kind = change.old ? (change.new ? 'changed' : 'removed') : 'added'
      of[kind].push(contactId)
    }
  return [...byCompany].flatMap(([id, of]) =>
    kinds.flatMap(({ kind, type }): TrailDraft[] => {
      const ids = of[kind]
      if (ids.length === 0) return []
      const which = ids.length === 1 ? { contactId: ids[0] } : {}
      const facts = { ...more.facts, count: ids.length, ...which }
      return [
        { subject: { kind: 'company', id }, type, facts, ...(more.undoId ? { undoId: more.undoId } : {}) },
      ]
    }),
  )
}

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

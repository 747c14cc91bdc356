import type { Problem } from '../../shared/api.ts'
import {
  type Domain,
  type DomainRole,
  type HolderId,
  lackKey,
  type Matrix,
  type RoleChange,
} from './queries.ts'

/** The form: who shall hold each role of each domain. Keys are words, because forms take numbers for places in a list. */
export type RoleValues = { roles: Record<string, Partial<Record<DomainRole, string>>> }
export type CellName = `roles.d${number}.${DomainRole}`

export const cellName = (domainId: number, role: DomainRole): CellName => `roles.d${domainId}.${role}`
export const textOf = (holder: HolderId): string => String(holder)
export const holderOf = (text: string): HolderId => (text === 'main-user' ? text : Number(text))

/** Who holds the roles today. */
export function valuesOf(domains: Domain[]): RoleValues {
  const entries = domains.map(({ id, roles }) => [
    `d${id}`,
    Object.fromEntries(roles.map(({ role, holder }) => [role, textOf(holder)])),
  ])
  return { roles: Object.fromEntries(entries) }
}

/** Whom the form gives a role. */
export function pickedIn({ roles }: RoleValues, domain: Domain, role: DomainRole): HolderId | undefined {
  const text = roles[`d${domain.id}`]?.[role]
  return text === undefined ? domain.roles.find((cell) => cell.role === role)?.holder : holderOf(text)
}

/** A registrant whose change waits for answers is not given to another before that one is withdrawn. */
export const isWaiting = (domain: Domain, role: DomainRole): boolean =>
  role === 'registrant' && domain.registrantChange !== null

/** What differs from who holds the roles today, in the order of the page. */
export function changesIn(values: RoleValues, domains: Domain[]): RoleChange[] {
  return domains.flatMap((domain) =>
    domain.roles.flatMap(({ role, holder }): RoleChange[] => {
      const picked = pickedIn(values, domain, role)
      if (picked === undefined || picked === holder || isWaiting(domain, role)) return []
      return [{ domainId: domain.id, role, holder: picked }]
    }),
  )
}

/** The cell that a problem of one of the changes is about. */
export function cellOf({ path }: Problem, changes: RoleChange[]): string {
  const change = changes[Number(/^changes\.(\d+)/.exec(path)?.[1])]
  return change ? cellName(Number(change.domainId), change.role as DomainRole) : path
}

/** What somebody lacks for a role of a domain, whether she holds it already or is only picked. */
export function missingFor(matrix: Matrix, domain: Domain, role: DomainRole, holder: HolderId) {
  const cell = domain.roles.find((each) => each.role === role)
  if (cell?.holder === holder) return cell.missing
  return matrix.lacks.get(lackKey({ ending: domain.ending, role, holder })) ?? []
}

/** Who lacks something, what, and how many domains that leaves incomplete, with the form as it is. */
export function lacksIn(matrix: Matrix, values: RoleValues) {
  const incomplete = new Set<number>()
  const names = new Map<HolderId, Map<string, string>>()
  for (const domain of matrix.items)
    for (const { role } of domain.roles) {
      const holder = pickedIn(values, domain, role)
      if (holder === undefined) continue
      for (const { fact, name } of missingFor(matrix, domain, role, holder)) {
        incomplete.add(domain.id)
        names.set(holder, (names.get(holder) ?? new Map()).set(name, fact))
      }
    }
  return {
    incomplete,
    holders: matrix.holders.flatMap(({ holder, name }) => {
      const missing = names.get(holder)
      return missing
        ? [{ holder, name, missing: [...missing].map(([called, fact]) => ({ called, fact })) }]
        : []
    }),
  }
}

import type { Problem } from '../../../lib/errors.ts'
import type { CompanyHolder } from '../types.ts'

/** What is asked for: the name, folded, and mail domains in ASCII, each in its place; null where there is none. */
export type CompanyAsked = { foldedName: string | null; domains: readonly (string | null)[] }

/** What stands in the way, in the places where it was asked for; which company it is only for those who may see it. */
export function companyTakenProblems(
  { foldedName, domains }: CompanyAsked,
  holders: readonly CompanyHolder[],
  seesHolder: boolean,
): Problem[] {
  const by = (holder: CompanyHolder | undefined, path: string, code: string): Problem[] => {
    if (!holder) return []
    return [{ path, code, ...(seesHolder ? { params: { id: holder.id, name: holder.name } } : {}) }]
  }
  const holderOf = (what: CompanyHolder['what'], value: string | null): CompanyHolder | undefined =>
    holders.find((holder) => holder.what === what && holder.value === value)
  return [
    ...by(holderOf('name', foldedName), 'name', 'company.taken'),
    ...domains.flatMap((domain, at) =>
      by(holderOf('domain', domain), `mailDomains.${at}`, 'mail-domain.taken'),
    ),
  ]
}

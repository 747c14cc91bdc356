import type { Problem } from '../../../lib/errors.ts'
import type { CompanyHolder } from '../types.ts'

/** What is asked for: the name, folded, and mail domains in ASCII, each in its place; null where there is none. */
export type CompanyAsked = { foldedName: string | null; domains: readonly (string | null)[] }

/** What stands in the way, in the places where it was asked for, and which company it is. */
export function companyTakenProblems(
  { foldedName, domains }: CompanyAsked,
  holders: readonly CompanyHolder[],
): Problem[] {
  const named = holders.find((holder) => holder.what === 'name' && holder.value === foldedName)
  return [
    ...(named ? [{ path: 'name', code: 'company.taken', params: { id: named.id, name: named.name } }] : []),
    ...domains.flatMap((domain, at) => {
      const holder = holders.find(({ what, value }) => what === 'domain' && value === domain)
      if (!holder) return []
      const params = { id: holder.id, name: holder.name }
      return [{ path: `mailDomains.${at}`, code: 'mail-domain.taken', params }]
    }),
  ]
}

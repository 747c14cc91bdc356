import type { Problem } from '../../../lib/errors.ts'
import { foldText } from '../../../lib/pure/fold-text.ts'
import type { ContactCompanyBody } from '../wire.ts'
import { mostCompanies } from './memberships.ts'

/** What is wrong with the companies given for a contact, before it is known which there are. */
export function givenCompaniesProblems(given: readonly ContactCompanyBody[]): Problem[] {
  const problems: Problem[] = []
  const seen = new Set<string>()
  for (const [at, each] of given.entries()) {
    const path = `companies.${at}`
    const isNamed = each.name !== undefined && each.name.trim() !== ''
    if ((each.companyId === undefined) === !isNamed) problems.push({ path, code: 'membership.which-company' })
    const key = each.companyId === undefined ? ` ${foldText(each.name ?? '')}` : String(each.companyId)
    if (seen.has(key)) problems.push({ path, code: 'membership.repeated' })
    seen.add(key)
  }
  if (given.filter((each) => each.isPrimary).length > 1)
    problems.push({ path: 'companies', code: 'membership.several-primaries' })
  if (given.length > mostCompanies)
    problems.push({ path: 'companies', code: 'membership.limit', params: { max: mostCompanies } })
  return problems
}

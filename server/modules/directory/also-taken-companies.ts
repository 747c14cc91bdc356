import type { Handle } from '../../lib/db.ts'
import type { Problem } from '../../lib/errors.ts'
import { foldText } from '../../lib/pure/fold-text.ts'
import { companyTakenProblems } from './rules/company-taken.ts'
import { readCompanyDomain } from './rules/mail-domains.ts'
import { companyHoldersOf } from './store/companies.ts'
import type { CompanyDraft } from './types.ts'

/**
 * What else stands in the way of drafts that are refused already: which companies have their names and mail domains, so
 * that one answer says everything.
 */
export async function alsoTakenCompanies(
  db: Handle,
  drafts: readonly CompanyDraft[],
  more: { seesHolder: boolean; ownId?: number },
): Promise<Problem[][]> {
  const asked = drafts.map((draft) => ({
    foldedName: draft.name ? foldText(draft.name.slice(0, 2000)) : null,
    domains: (draft.mailDomains ?? []).map((typed) => {
      const read = readCompanyDomain(typed)
      return 'domain' in read ? read.domain.ascii : null
    }),
  }))
  const foldedNames = asked.flatMap(({ foldedName }) => foldedName ?? [])
  const domains = asked.flatMap((each) => each.domains.filter((domain) => domain !== null))
  if (foldedNames.length + domains.length === 0) return drafts.map(() => [])
  const holders = await companyHoldersOf(db, { foldedNames, domains })
  const others = holders.filter(({ id }) => id !== more.ownId)
  return asked.map((each) => companyTakenProblems(each, others, more.seesHolder))
}

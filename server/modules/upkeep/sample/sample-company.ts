import { foldText } from '../../../lib/pure/fold-text.ts'
import type { NewCompanyDraft } from '../../directory/index.ts'
import { chanceOf, zipf } from './chance.ts'
import { companyName } from './names.ts'

/** Ids of the choices of the extra fields, as far as the plan has them. */
export type CompanyChoices = Partial<Record<'healthScore' | 'accountTier' | 'industry', readonly number[]>>

/** The company with this number, always the same for the same choices. */
export function sampleCompany(number: number, choices: CompanyChoices): NewCompanyDraft {
  const chance = chanceOf('company', number)
  const draft: NewCompanyDraft = {
    name: companyName(number),
    description: chance.onceIn(3) ? 'Cliente desde la primera feria; paga a treinta días.' : null,
    notes: chance.onceIn(8) ? 'Llamar antes de renovar.' : null,
    mailDomains: chance.onceIn(10) ? [] : [companyDomain(number)],
    associateMatching: false,
  }
  for (const key of ['healthScore', 'accountTier', 'industry'] as const) {
    const ids = choices[key] ?? []
    if (ids.length > 0 && !chance.onceIn(3)) draft[key] = zipf(ids)(chance)
  }
  if (choices.industry && chance.onceIn(2)) {
    const [month, day] = [1 + Math.floor(12 * chance.next()), 1 + Math.floor(28 * chance.next())]
    draft.renewalDate = `2027-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  }
  return draft
}

/** Where the people of a company have their addresses. */
export function companyDomain(number: number): string {
  const letters = foldText(companyName(number)).replace(/[^a-z0-9]+/g, '')
  return `${letters.slice(0, 40)}${number}.example`
}

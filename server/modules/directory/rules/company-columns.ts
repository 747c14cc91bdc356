import { foldText } from '../../../lib/pure/fold-text.ts'
import { sortKeyOf } from '../../../lib/pure/sort-key.ts'
import type { CompanyValues } from '../types.ts'
import { withPlainWords } from './derived.ts'

/** A company's values as the columns of its row, with what is derived from them; its mail domains have rows of their own. */
export function companyColumnsOf(values: CompanyValues) {
  return {
    name: values.name,
    folded_name: foldText(values.name),
    sort_name: sortKeyOf(values.name),
    search_text: companySearchTextOf(values),
    description: values.description,
    notes: values.notes,
    health_score_id: values.healthScore,
    account_tier_id: values.accountTier,
    industry_id: values.industry,
    renewal_date: values.renewalDate,
    custom: values.custom,
  }
}

/** All that a company is found by, folded: its name, also without signs, and its mail domains as typed and as compared. */
export function companySearchTextOf({
  name,
  mailDomains,
}: Pick<CompanyValues, 'name' | 'mailDomains'>): string {
  const parts = [name, ...mailDomains.flatMap(({ typed, ascii }) => [ascii, typed])]
  return withPlainWords([...new Set(parts.map(foldText))].join(' '), [name])
}

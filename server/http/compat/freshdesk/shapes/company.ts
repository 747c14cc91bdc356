import { z } from 'zod'
import type { Problem } from '../../../../lib/errors.ts'
import type { CompanyDraft, findCompanies } from '../../../../modules/directory/index.ts'
import type { Field } from '../../../../modules/fields/index.ts'
import { customDraft, customName, customShape, labelOf, optionMeant } from './custom-values.ts'
import { readTime, timeOf } from './times.ts'

const text = z.string().nullable()
const given = text.optional()

/** What a company is made or changed with here. What is not documented is refused. */
export const CompanyBody = z.strictObject({
  name: given,
  description: given,
  note: given,
  domains: z.array(z.string()).max(1000).nullable().optional(),
  health_score: given,
  account_tier: given,
  renewal_date: given,
  industry: given,
  custom_fields: z.record(z.string().max(200), z.unknown()).nullable().optional(),
  // Taken and left alone: clients send it, and nothing here is found by it.
  lookup_parameter: given,
})
export type CompanyBody = z.infer<typeof CompanyBody>

/** A company as this door shows one. */
export const CompanyShape = z.strictObject({
  id: z.number(),
  name: z.string(),
  description: text,
  note: text,
  domains: z.array(z.string()),
  health_score: text,
  account_tier: text,
  renewal_date: text,
  industry: text,
  custom_fields: z.record(z.string(), z.unknown()),
  created_at: z.string(),
  updated_at: z.string(),
})
export type CompanyShape = z.infer<typeof CompanyShape>

/** What showing companies takes beside them. */
export type ShowingCompanies = { fields: readonly Field[]; language: 'es' | 'en'; hasExtras: boolean }
type Company = Awaited<ReturnType<typeof findCompanies>>[number]

export function companyShape(
  company: Company,
  { fields, language, hasExtras }: ShowingCompanies,
): CompanyShape {
  const { values } = company
  const label = (path: 'healthScore' | 'accountTier' | 'industry'): string | null =>
    hasExtras ? labelOf(fieldAt(fields, path), values[path], language) : null
  return {
    id: company.id,
    name: values.name,
    description: values.description,
    note: values.notes,
    domains: values.mailDomains.map(({ typed }) => typed),
    health_score: label('healthScore'),
    account_tier: label('accountTier'),
    renewal_date: hasExtras && values.renewalDate ? `${values.renewalDate}T00:00:00Z` : null,
    industry: label('industry'),
    custom_fields: customShape(values.custom, fields, language),
    created_at: timeOf(company.createdAt),
    updated_at: timeOf(company.updatedAt),
  }
}

/** What the room is given for a body of this door; what is absent stays absent. */
export function companyDraft(body: CompanyBody, { fields }: Pick<ShowingCompanies, 'fields'>): CompanyDraft {
  const draft: CompanyDraft = {}
  if (body.name !== undefined) draft.name = body.name
  if (body.description !== undefined) draft.description = body.description
  if (body.note !== undefined) draft.notes = body.note
  if (body.domains !== undefined) draft.mailDomains = body.domains
  if (body.health_score !== undefined) draft.healthScore = chosen(fields, 'healthScore', body.health_score)
  if (body.account_tier !== undefined) draft.accountTier = chosen(fields, 'accountTier', body.account_tier)
  if (body.industry !== undefined) draft.industry = chosen(fields, 'industry', body.industry)
  if (body.renewal_date !== undefined) draft.renewalDate = dayOf(body.renewal_date)
  if (body.custom_fields) draft.custom = customDraft(body.custom_fields, fields)
  return draft
}

const fieldAt = (fields: readonly Field[], path: string): Field | undefined =>
  fields.find((field) => field.path === path)

/** No choice has this id: what names none is refused where choices are. */
const noChoice = 0

function chosen(fields: readonly Field[], path: string, label: string | null): number | null {
  if (label === null || label === '') return null
  return optionMeant(fieldAt(fields, path), label)?.id ?? noChoice
}

/** What is answered as a moment may come back as one. */
function dayOf(typed: string | null): string | null {
  const read = typed?.includes('T') ? readTime(typed) : null
  return read ? read.toISOString().slice(0, 10) : typed
}

/** What a field of the room is called here. */
export const companyFieldName =
  (fields: readonly Field[]) =>
  ({ path }: Problem): string => {
    const [head = ''] = path.split('.')
    const custom = customName(path, fields)
    return custom === undefined ? (names[head] ?? path) : `custom_fields.${custom}`
  }

const names: Readonly<Record<string, string>> = {
  notes: 'note',
  mailDomains: 'domains',
  healthScore: 'health_score',
  accountTier: 'account_tier',
  renewalDate: 'renewal_date',
}

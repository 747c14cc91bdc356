import type { Problem } from '../../lib/errors.ts'
import {
  type Field,
  isFilled,
  missingRequired,
  type Reader,
  readCustomValues,
  withDefaults,
} from '../fields/index.ts'
import { readCompanyValues } from './rules/read-company-values.ts'
import type { CompanyDraft, CompanyValues, NewCompany } from './types.ts'

/** What reading drafts takes: the definitions of today, whose form it is, and what the plan has. */
export type CompanyFacts = {
  fields: readonly Field[]
  reader: Reader
  hasExtras: boolean
  country: string | null
}
type Read<Found> = Found | { problems: Problem[] }

/** A new company whose every field holds (product rules 3 and 4), or all that is wrong with it. */
export function readNewCompany(facts: CompanyFacts, draft: CompanyDraft): Read<NewCompany> {
  const { given, applied } = withDefaults(facts.fields, draft)
  const { values, problems } = readGiven(facts, given, nothing)
  problems.push(...missing(facts, facts.fields, given, problems))
  return problems.length > 0 ? { problems } : { values, defaultsApplied: applied }
}

/** A company after a change, or all that is wrong with the change; what is not part of it is no obstacle. */
export function readChangedCompany(
  facts: CompanyFacts,
  draft: CompanyDraft,
  before: CompanyValues,
): Read<{ values: CompanyValues }> {
  const { values, problems } = readGiven(facts, draft, before)
  const named = facts.fields.filter((field) => valueAt(draft, field.path) !== undefined)
  problems.push(...missing(facts, named, draft, problems))
  return problems.length > 0 ? { problems } : { values }
}

function readGiven(
  facts: CompanyFacts,
  given: CompanyDraft,
  before: CompanyValues,
): { values: CompanyValues; problems: Problem[] } {
  const { values, problems } = readCompanyValues(facts, given, before)
  const record = { before: before.custom, country: facts.country }
  const custom = readCustomValues(facts.fields, given.custom ?? {}, record)
  return { values: { ...values, custom: custom.values }, problems: [...problems, ...custom.problems] }
}

/** Required fields that stay empty, save those that have a problem already. */
function missing(
  { reader }: CompanyFacts,
  fields: readonly Field[],
  given: CompanyDraft,
  known: readonly Problem[],
): Problem[] {
  return missingRequired(fields, reader, (field) => isFilled(valueAt(given, field.path))).filter(
    ({ path }) => !known.some((problem) => problem.path === path),
  )
}

function valueAt(given: CompanyDraft, path: string): unknown {
  if (path.startsWith('custom.')) return given.custom?.[path.slice('custom.'.length)]
  return given[path as keyof CompanyDraft]
}

const nothing: CompanyValues = {
  name: '',
  description: null,
  notes: null,
  mailDomains: [],
  healthScore: null,
  accountTier: null,
  industry: null,
  renewalDate: null,
  custom: {},
}

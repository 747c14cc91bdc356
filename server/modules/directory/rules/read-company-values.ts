import type { Problem } from '../../../lib/errors.ts'
import { readDateOnly } from '../../../lib/pure/date-only.ts'
import type { Reading } from '../../../lib/pure/fault.ts'
import { foldText } from '../../../lib/pure/fold-text.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import { readPlainText } from '../../../lib/pure/plain-text.ts'
import type { Field } from '../../fields/index.ts'
import type { CompanyDraft, CompanyValues } from '../types.ts'
import { readMailDomains } from './mail-domains.ts'

/** The four fields that the plan adds (model 22). */
export const companyExtras = ['healthScore', 'accountTier', 'industry', 'renewalDate'] as const
const longestName = 200
const longestText = 10_000
type Report = (path: string, fault: Omit<Problem, 'path'>) => void

/** Reads what was given over what stood before, custom values apart; a key that is absent stays. Every fault at once. */
export function readCompanyValues(
  facts: { fields: readonly Field[]; hasExtras: boolean },
  given: CompanyDraft,
  before: CompanyValues,
): { values: CompanyValues; problems: Problem[] } {
  const problems: Problem[] = []
  const report: Report = (path, fault) => problems.push({ path, ...fault })
  const text = (
    key: 'description' | 'notes' | 'renewalDate',
    read: (typed: string) => Reading<string>,
  ): string | null => {
    const typed = given[key]
    if (typed === undefined) return before[key]
    if (typed === null || typed.trim() === '') return null
    const reading = read(typed)
    if (reading.ok) return reading.value
    report(key, reading.fault)
    return before[key]
  }
  const choice = (key: 'healthScore' | 'accountTier' | 'industry'): number | null => {
    const id = given[key]
    if (id === undefined || id === null) return id === undefined ? before[key] : null
    const options = facts.fields.find((field) => field.path === key)?.options ?? []
    const option = options.find((each) => each.id === id)
    // An archived choice stays where it is, and cannot be chosen anew.
    if (option && (!option.isArchived || id === before[key])) return id
    report(key, { code: option ? 'field.unknown-option' : 'field.no-such-option' })
    return before[key]
  }
  const mailDomains = readMailDomains(given.mailDomains ?? [], before.mailDomains)
  problems.push(...mailDomains.problems)
  const values: CompanyValues = {
    name: readCompanyName(given.name, before.name, report),
    description: text('description', (typed) => readPlainText(typed, longestText)),
    notes: text('notes', (typed) => readPlainText(typed, longestText)),
    mailDomains: given.mailDomains === undefined ? before.mailDomains : mailDomains.domains,
    ...(facts.hasExtras
      ? {
          healthScore: choice('healthScore'),
          accountTier: choice('accountTier'),
          industry: choice('industry'),
          renewalDate: text('renewalDate', readDateOnly),
        }
      : withoutExtras(given, before, report)),
    custom: before.custom,
  }
  return { values, problems }
}

/** Off, the plan refuses what would be written and loses nothing of what is there: only emptiness says nothing. */
function withoutExtras(
  given: CompanyDraft,
  before: CompanyValues,
  report: Report,
): Pick<CompanyValues, (typeof companyExtras)[number]> {
  for (const key of companyExtras) if (!isEmpty(given[key])) report(key, { code: 'plan.company-extras' })
  const { healthScore, accountTier, industry, renewalDate } = before
  return { healthScore, accountTier, industry, renewalDate }
}

const isEmpty = (given: string | number | null | undefined): boolean =>
  given === undefined || given === null || (typeof given === 'string' && given.trim() === '')

function readCompanyName(typed: string | null | undefined, before: string, report: Report): string {
  if (typed === undefined && before !== '') return before
  const reading = readOneLine(typed ?? '', longestName)
  if (!reading.ok) report('name', reading.fault)
  // What folds to nothing could not be told from another name, nor found.
  else if (foldText(reading.value) === '') report('name', { code: 'company.no-name' })
  else return reading.value
  return before
}

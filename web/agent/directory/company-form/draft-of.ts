import type { CompanyBody, CompanyDraft } from '../../../../server/modules/directory/wire.ts'
import type { FieldAnswer } from '../../../../server/modules/fields/wire.ts'
import type { Problem } from '../../../shared/api.ts'
import { changedCustom, newCustom } from '../../../shared/fields/form-values.ts'
import type { CompanyValues } from './values.ts'

const texts = ['name', 'description', 'notes', 'renewalDate'] as const
const choices = ['healthScore', 'accountTier', 'industry'] as const

/** What a form says of a new company: what differs from the defaults. Cleared is null, untouched is not sent. */
export function newBodyOf(
  values: CompanyValues,
  byDefault: CompanyValues,
  fields: FieldAnswer[],
): CompanyBody {
  return {
    ...plainDraft(values, byDefault),
    ...newCustom(fields, values.custom),
    associateMatching: values.associateMatching,
  }
}

/** What a form changes: only what differs from what was read. */
export function changedBodyOf(
  values: CompanyValues,
  before: CompanyValues,
  fields: FieldAnswer[],
): CompanyBody {
  const draft = { ...plainDraft(values, before), ...changedCustom(fields, values.custom, before.custom) }
  return draft.mailDomains ? { ...draft, associateMatching: values.associateMatching } : draft
}

/** The form's field for a problem of the server: domains are one field, with a message for each. */
export function placeOfProblem({ path }: Pick<Problem, 'path'>): string {
  return path.startsWith('mailDomains.') ? 'mailDomains' : path
}

function plainDraft(values: CompanyValues, before: CompanyValues): CompanyDraft {
  const draft: CompanyDraft = {}
  for (const key of texts) if (values[key] !== before[key]) draft[key] = orNull(values[key])
  for (const key of choices)
    if (values[key] !== before[key]) draft[key] = values[key] === '' ? null : Number(values[key])
  if (values.mailDomains.join(' ') !== before.mailDomains.join(' ')) draft.mailDomains = values.mailDomains
  return draft
}

const orNull = (text: string) => (text.trim() === '' ? null : text)

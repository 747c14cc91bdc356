import type { Condition, Conditions, Wanted } from '../types.ts'

/**
 * Whether an index leads to what is wanted, so that few that pass are found without reading all. Conditions joined by
 * "all" need one such among them, those joined by "any" need nothing else.
 */
export function isIndexed(wanted: Wanted): boolean {
  if (wanted.ids || wanted.pieces.some((piece) => piece.every(isOfWords))) return true
  return areIndexed(wanted.conditions)
}

/** The index of fragments knows how words begin, and three letters and more of their inside; but nothing of signs alone. */
const isOfWords = (form: string): boolean => /[\p{L}\p{N}]/u.test(form)
const fragment = 3

function areIndexed({ match, conditions }: Conditions): boolean {
  if (conditions.length === 0) return false
  return match === 'all' ? conditions.some(leads) : conditions.every(leads)
}

function leads(one: Condition | Conditions): boolean {
  if ('match' in one) return areIndexed(one)
  const { field, isNot, test } = one
  if (isNot) return false
  if (test.kind === 'empty') return field.path === 'assignee'
  // The index of a filterable field is over values, not over pieces of text.
  if (field.custom) return field.custom.isFilterable && test.kind !== 'text' && test.kind !== 'digits'
  if (test.kind === 'text') return searched.includes(field.path) && test.folded.length >= fragment
  if (test.kind === 'digits') return test.digits.length >= fragment
  if (field.path === 'status' && test.kind === 'any')
    return test.values.every((value) => value === 'open' || value === 'pending')
  if (field.path === 'access' && test.kind === 'any') return !test.values.includes('none')
  return direct.includes(field.path)
}

const searched: readonly string[] = ['name', 'email', 'externalId', 'subject', 'domain', 'service']
const direct: readonly string[] = [
  'company',
  'language',
  'tags',
  'country',
  'emailDomain',
  'emailSuppressed',
  'createdAt',
  'updatedAt',
  'mailDomains',
  'number',
  'assignee',
  'department',
  'requester',
  'externalId',
  'address',
  'formerAddress',
  'workNumber',
  'mobileNumber',
  'handle.x',
  'isActivated',
  'isBlocked',
  'account',
  'lastMessageAt',
  'resolvedAt',
]

import type { Problem } from '../../../lib/errors.ts'
import type { Field, Reader } from '../types.ts'

/** A problem for each required field that stays empty. */
export function missingRequired(
  fields: readonly Field[],
  reader: Reader,
  isFilled: (field: Field) => boolean,
): Problem[] {
  return fields
    .filter((field) => isRequired(field, reader) && !isFilled(field))
    .map((field) => ({ path: field.path, code: 'field.required' }))
}

function isRequired(field: Field, reader: Reader): boolean {
  if (reader === 'nobody') return false
  return reader === 'agents' ? field.requiredForAgents : field.requiredForCustomers
}

/** Whether a value says something: empty text, lists and objects do not. */
export function isFilled(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false
  return typeof value !== 'object' || Object.values(value).some(isFilled)
}

import type { Problem } from '../../../lib/errors.ts'
import type { Field } from '../../fields/index.ts'
import type { ContactDraft } from '../types.ts'

/** A problem for each field named that customers may not edit. Fields they may not see do not exist for them. */
export function notEditable(fields: readonly Field[], draft: ContactDraft): Problem[] {
  const { custom = {}, ...standard } = draft
  const named = [
    ...Object.keys(standard).filter((key) => standard[key as keyof typeof standard] !== undefined),
    ...Object.keys(custom).map((id) => `custom.${id}`),
  ]
  return named.flatMap((path) => {
    const field = fieldAt(fields, path)
    if (field?.editableByCustomers) return []
    return [{ path, code: field?.visibleToCustomers ? 'field.not-editable' : 'field.unknown' }]
  })
}

// Given and family names are parts of the name, and have no definition of their own.
function fieldAt(fields: readonly Field[], path: string): Field | undefined {
  const of = path === 'givenNames' || path === 'familyNames' ? 'name' : path
  return fields.find((field) => field.path === of)
}

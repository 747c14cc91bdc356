import type { Problem } from '../../../lib/errors.ts'
import { never } from '../../../lib/errors.ts'
import type { Field, FieldType } from '../types.ts'

type Flags = Pick<
  Field,
  | 'requiredForAgents'
  | 'requiredForCustomers'
  | 'visibleToCustomers'
  | 'editableByCustomers'
  | 'isUnique'
  | 'isFilterable'
  | 'hasOwnDefault'
>

/** What a definition may not say: flags that contradict each other, and what its type or a standard field cannot. */
export function limitsOf(field: Pick<Field, 'type' | 'isStandard' | 'key'>, after: Flags): Problem[] {
  const problems: Problem[] = []
  const refuse = (path: string, code: string) => problems.push({ path, code })
  if (field.isStandard && field.key === 'name' && !after.requiredForAgents)
    refuse('requiredForAgents', 'field.always-required')
  if (after.editableByCustomers && !after.visibleToCustomers)
    refuse('editableByCustomers', 'field.editable-needs-visible')
  if (after.requiredForCustomers && !after.editableByCustomers)
    refuse('requiredForCustomers', 'field.required-needs-editable')
  if (after.editableByCustomers && field.type === 'addresses')
    refuse('editableByCustomers', 'field.changes-elsewhere')
  if (after.isUnique && (field.isStandard || !mayBeUnique(field.type)))
    refuse('isUnique', 'field.cannot-be-unique')
  else if (after.isUnique && after.hasOwnDefault) refuse('defaultValue', 'field.unique-has-default')
  if (after.isFilterable && (field.isStandard || !mayBeIndexed(field.type)))
    refuse('isFilterable', 'field.cannot-be-indexed')
  return problems
}

/** Of a number, a text or an address it can be said that it is another's; of a date or a choice it would be an accident. */
export const mayBeUnique = (type: FieldType): boolean =>
  type === 'text' || type === 'number' || type === 'url'

/** Longer values would not fit into an index, and a save would fail for it. */
export function mayBeIndexed(type: FieldType): boolean {
  switch (type) {
    case 'number':
    case 'checkbox':
    case 'date':
    case 'dropdown':
      return true
    case 'text':
    case 'paragraph':
    case 'phone':
    case 'url':
    case 'name':
    case 'addresses':
    case 'language':
    case 'time-zone':
    case 'country':
    case 'postal-address':
    case 'tags':
    case 'handles':
    case 'domains':
    case 'image':
      return false
    default:
      return never(type)
  }
}

import { never } from '../../../lib/errors.ts'
import type { FilterType } from '../../../lib/pure/filter-operators.ts'
import type { Field, FieldType, KeptField } from '../../fields/index.ts'
import type { KnownField, ListField, ListRecord } from '../types.ts'
import { companyColumns, companyFields, planFields } from './company-fields.ts'
import { contactColumns, contactFields } from './contact-fields.ts'
import { ticketColumns } from './ticket-fields.ts'

/** What a list knows with the workspace's definitions: their labels and choices, and the custom fields. */
export function listFields(record: 'contact' | 'company', defined: readonly KeptField[]): ListField[] {
  const byPath = new Map(defined.map((field) => [field.path, field]))
  const known = record === 'contact' ? contactFields : companyFields
  const standard = known
    .filter((field) => !planFields.includes(field.path) || byPath.has(field.path))
    .map((field) => withDefinition(field, byPath.get(field.path)))
  return [...standard, ...defined.filter((field) => !field.isStandard).map(asListField)]
}

export const defaultColumns = (record: ListRecord): readonly string[] =>
  ({ contact: contactColumns, company: companyColumns, ticket: ticketColumns })[record]

/** What a record is known by: an export always begins with it. */
export const nameColumns = (record: ListRecord): readonly string[] =>
  record === 'ticket' ? ['number', 'subject'] : ['name']

function withDefinition(field: KnownField, defined: Field | undefined): ListField {
  const options = field.options ?? (defined?.type === 'dropdown' ? optionsOf(defined) : null)
  return {
    ...field,
    labels: defined && field.path !== 'name' ? defined.labels : field.labels,
    options,
    valuesOf: field.valuesOf ?? null,
    custom: null,
  }
}

function asListField(field: KeptField): ListField {
  return {
    path: field.path,
    type: filterTypeOf(field.type),
    labels: field.labels,
    isColumn: true,
    isFilterable: true,
    isUsual: false,
    isSortable: false,
    options: field.type === 'dropdown' ? optionsOf(field) : null,
    valuesOf: null,
    custom: { id: field.id, key: field.valueKey, type: field.type, isFilterable: field.isFilterable },
  }
}

const optionsOf = (field: Field): ListField['options'] =>
  field.options.map(({ id, labels, isArchived }) => ({ value: id, labels, isArchived }))

function filterTypeOf(type: FieldType): FilterType {
  switch (type) {
    case 'text':
    case 'paragraph':
    case 'url':
      return 'text'
    case 'phone':
      return 'phone'
    case 'number':
      return 'number'
    case 'checkbox':
      return 'checkbox'
    case 'date':
      return 'date'
    case 'dropdown':
      return 'choice'
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
      throw new Error(`a custom field cannot be of the type ${type}`)
    default:
      return never(type)
  }
}

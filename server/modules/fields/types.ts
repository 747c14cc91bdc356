import type { Language } from '../../lib/pure/languages.ts'

export type FieldRecord = 'contact' | 'company'

/** The types that a custom field may have. */
export const customTypes = [
  'text',
  'paragraph',
  'number',
  'checkbox',
  'date',
  'dropdown',
  'phone',
  'url',
] as const
export type CustomType = (typeof customTypes)[number]

export type FieldType =
  | CustomType
  | 'name'
  | 'addresses'
  | 'language'
  | 'time-zone'
  | 'country'
  | 'postal-address'
  | 'tags'
  | 'handles'
  | 'domains'
  | 'image'

export type Labels = Record<Language, string>

/** A choice of a dropdown. An archived one stays where it is chosen, and can no longer be chosen. */
export type Option = { id: number; labels: Labels; isArchived: boolean }

/** The definition of a field, standard or custom. */
export type Field = {
  id: number
  record: FieldRecord
  /** Where its value stands in a record and in what is sent: `workPhone`, `custom.12`. Problems use the same path. */
  path: string
  /** Never changes: what programs know it by. */
  key: string
  type: FieldType
  isStandard: boolean
  labels: Labels
  customerLabels: Partial<Labels>
  help: Partial<Labels>
  requiredForAgents: boolean
  requiredForCustomers: boolean
  visibleToCustomers: boolean
  editableByCustomers: boolean
  /** What is filled in where nothing was given: the field's own, else the workspace's language, time zone, country. */
  defaultValue: unknown
  hasOwnDefault: boolean
  /** A value stands in one live record only. */
  isUnique: boolean
  /** Its values have an index, to filter and sort by. */
  isFilterable: boolean
  isArchived: boolean
  options: Option[]
  version: number
}

/** A definition as lists go by it: `valueKey` is the key of `record.custom` under which its values stand. */
export type KeptField = Field & { valueKey: string }

/** For whom a form is filled in: each has required fields of its own. */
export type Reader = 'agents' | 'customers' | 'nobody'

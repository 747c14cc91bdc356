import type { Field } from '../types.ts'

const parts = [
  'type',
  'labels',
  'customerLabels',
  'help',
  'requiredForAgents',
  'requiredForCustomers',
  'visibleToCustomers',
  'editableByCustomers',
  'isUnique',
  'isFilterable',
  'isArchived',
  'options',
] as const

/** A part of a definition as it was and as it is. */
export type FieldChange = { field: (typeof parts)[number] | 'defaultValue'; old: unknown; new: unknown }

/** What differs between two states of a definition. The default is the field's own: the workspace's is none of it. */
export function changesOf(before: Field, after: Field): FieldChange[] {
  const changes: FieldChange[] = parts.map((part) => ({
    field: part,
    old: before[part],
    new: after[part],
  }))
  changes.push({ field: 'defaultValue', old: ownDefault(before), new: ownDefault(after) })
  return changes.filter(({ old, new: now }) => !isSame(old, now))
}

/** The state of today of a part that a change names. */
export function partOf(field: Field, part: FieldChange['field']): unknown {
  return part === 'defaultValue' ? ownDefault(field) : field[part]
}

const ownDefault = (field: Field): unknown => (field.hasOwnDefault ? field.defaultValue : null)

/** jsonb keeps no order of keys, so they are compared sorted. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one, sorted) === JSON.stringify(other, sorted)

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}

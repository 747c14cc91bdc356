import type { Change } from '../../trail/index.ts'
import type { ContactKey, ContactValues } from '../types.ts'

const keys = [
  'name',
  'givenNames',
  'familyNames',
  'emails',
  'workPhone',
  'mobilePhone',
  'jobTitle',
  'language',
  'timeZone',
  'tags',
  'postalAddress',
  'socialHandles',
  'externalId',
  'about',
  'avatar',
] as const satisfies ContactKey[]

/** The fields in which two states of a contact differ, each as the wire shows it; custom fields one by one. */
export function changesBetween(before: ContactValues, after: ContactValues): Change[] {
  const standard = keys
    .map((key) => ({ field: key, old: shown(before, key), new: shown(after, key) }))
    .filter(isChange)
  return [...standard, ...customChangesBetween(before.custom, after.custom)]
}

type Custom = Readonly<Record<string, unknown>>

/** The custom fields in which two records differ, one by one. */
export function customChangesBetween(before: Custom, after: Custom): Change[] {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...ids]
    .map((id) => ({ field: `custom.${id}`, old: before[id] ?? null, new: after[id] ?? null }))
    .filter(isChange)
}

/** Marks of defaults stay on what the change left alone. */
export function defaultsStillApplied(applied: readonly string[], before: object, after: object): string[] {
  return applied.filter((path) => isSame(at(before, path), at(after, path)))
}

/** The present value of a field as a change names it. */
export function currentOf(values: ContactValues, field: string): unknown {
  if (field.startsWith('custom.')) return values.custom[field.slice('custom.'.length)] ?? null
  return shown(values, field as (typeof keys)[number])
}

function shown(values: ContactValues, key: (typeof keys)[number]): unknown {
  if (key === 'emails') return values.emails.map((email) => email.address)
  if (key === 'workPhone' || key === 'mobilePhone') return values[key]?.typed ?? null
  return values[key]
}

export const isChange = ({ old, new: now }: Change): boolean => !isSame(old, now)

/** Whether two values are one. They come from jsonb, which keeps no order of keys, so they are compared sorted. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, sorted) === JSON.stringify(other, sorted)
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}

function at(values: object, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], values)
}

import type { Change } from '../../trail/index.ts'
import type { CardValues } from '../types.ts'

const keys = [
  'name',
  'givenNames',
  'familyNames',
  'organisation',
  'taxId',
  'email',
  'phone',
  'postalAddress',
  'language',
  'categories',
] as const satisfies (keyof CardValues)[]

/** The fields in which two states of a card differ, each as the wire shows it; null before: what a new one is made with. */
export function cardChanges(before: CardValues | null, after: CardValues): Change[] {
  return keys
    .map((key) => ({ field: key, old: before && shown(before, key), new: shown(after, key) }))
    .filter(({ old, new: now }) => JSON.stringify(old) !== JSON.stringify(now))
    .filter((change) => before !== null || !isEmpty(change.new))
}

function shown(values: CardValues, key: (typeof keys)[number]): unknown {
  if (key === 'email') return values.email.address
  if (key === 'phone') return values.phone?.typed ?? null
  if (key === 'postalAddress') return values.postalAddress && inOrder(values.postalAddress)
  return values[key]
}

// jsonb keeps no order of keys.
const inOrder = (address: object): object =>
  Object.fromEntries(Object.entries(address).sort(([one], [other]) => (one < other ? -1 : 1)))

const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0)

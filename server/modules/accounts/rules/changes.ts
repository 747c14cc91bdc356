import type { Problem } from '../../../lib/errors.ts'
import type { Change } from '../../trail/index.ts'
import type { AccountValues, ServiceValues } from '../types.ts'

/** An account's values by the names that the wire gives them. */
export function accountFields({ holder, ...values }: AccountValues): Record<string, unknown> {
  const { phone, ...rest } = holder
  const flat = Object.entries({ ...rest, phone: phone?.typed ?? null })
  return { ...values, ...Object.fromEntries(flat.map(([key, value]) => [`holder.${key}`, value])) }
}

export const serviceFields = (values: ServiceValues): Record<string, unknown> => ({ ...values })

/** The fields in which two states differ, each as the wire shows it. */
export function changesBetween(before: Record<string, unknown>, after: Record<string, unknown>): Change[] {
  return Object.keys(after)
    .map((field) => ({ field, old: before[field] ?? null, new: after[field] ?? null }))
    .filter(({ old, new: now }) => !isSame(old, now))
}

/** Those of a new record: every field that has something. */
export const firstValues = (after: Record<string, unknown>): Change[] => changesBetween({}, after)

/** What comes from jsonb keeps no order of keys. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, sorted) === JSON.stringify(other, sorted)
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** Which of the changed fields can be changed back, and which were changed again since. */
export function parted(
  present: Record<string, unknown>,
  changes: readonly Change[],
): { back: string[]; changedSince: Problem[] } {
  const isUntouched = ({ field, new: now }: Change): boolean => isSame(present[field] ?? null, now)
  return {
    back: changes.filter(isUntouched).map(({ field }) => field),
    changedSince: changes
      .filter((change) => !isUntouched(change))
      .map(({ field }) => ({ path: field, code: 'undo.changed-since' })),
  }
}

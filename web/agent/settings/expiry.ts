import { msg } from '@lingui/core/macro'

const day = 86_400_000

/** For how long a key may be made to hold. */
export const expiries = [
  { id: 'month', name: msg`In 30 days`, days: 30 },
  { id: 'quarter', name: msg`In 90 days`, days: 90 },
  { id: 'year', name: msg`In a year`, days: 365 },
  { id: 'day', name: msg`On a day of choice`, days: null },
  { id: 'never', name: msg`Never`, days: null },
] as const

/** The moment that a choice stands for, null for never. A day is sent as it was written: the server reads it. */
export function expiryOf(choice: string, given: { day: string; now: Date }): string | null {
  if (choice === 'day') return given.day.trim() || '?'
  const days = expiries.find(({ id }) => id === choice)?.days
  return days ? new Date(given.now.getTime() + days * day).toISOString() : null
}

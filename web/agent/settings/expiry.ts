import { msg } from '@lingui/core/macro'
import { addDays, readDateOnly, startOfDay } from '../../../server/lib/pure/date-only.ts'

const day = 86_400_000

/** For how long a key may be made to hold. */
export const expiries = [
  { id: 'month', name: msg`In 30 days`, days: 30 },
  { id: 'quarter', name: msg`In 90 days`, days: 90 },
  { id: 'year', name: msg`In a year`, days: 365 },
  { id: 'day', name: msg`On a day of choice`, days: null },
  { id: 'never', name: msg`Never`, days: null },
] as const

/**
 * The moment that a choice stands for, null for never: of a day its end, where the agent is. What is no day is sent as it
 * was written, for the server to refuse.
 */
export function expiryOf(choice: string, given: { day: string; timeZone: string; now: Date }): string | null {
  if (choice === 'day') return endOfDay(given)
  const days = expiries.find(({ id }) => id === choice)?.days
  return days ? new Date(given.now.getTime() + days * day).toISOString() : null
}

function endOfDay({ day: written, timeZone }: { day: string; timeZone: string }) {
  const date = readDateOnly(written)
  if (!date.ok) return written.trim() || '?'
  return new Date(startOfDay(timeZone, addDays(date.value, 1)).getTime() - 1000).toISOString()
}

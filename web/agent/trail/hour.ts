import { formatDay } from '../../shared/formats.ts'
import { formatLocale } from '../../shared/locale.tsx'
import { dayKey } from './days.ts'

/** 20:44. Agents read 24 hours everywhere, also where the country counts twelve. */
export function hourOf(when: string | Date, timeZone: string): string {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const
  return new Intl.DateTimeFormat(formatLocale(), options).format(new Date(when))
}

/** 20:44, and with its day where that is not the day of `beside`, what it is read next to: 21 nov 2026, 20:44. */
export function hourBeside(when: string | Date, beside: string | Date, timeZone: string): string {
  const hour = hourOf(when, timeZone)
  if (dayKey(when, timeZone) === dayKey(beside, timeZone)) return hour
  return `${formatDay(when, timeZone)}, ${hour}`
}

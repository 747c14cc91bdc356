import { formatLocale } from '../../shared/locale.tsx'

/** 20:44. Agents read 24 hours everywhere, also where the country counts twelve. */
export function hourOf(when: string | Date, timeZone: string): string {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const
  return new Intl.DateTimeFormat(formatLocale(), options).format(new Date(when))
}

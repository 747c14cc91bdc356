import { formatLocale } from './locale.tsx'

const second = 1000
const day = 86_400 * second

/** 21 nov 2026. Always day, short month, year: the default short style has years of two digits. */
export function formatDay(when: string | Date, timeZone?: string): string {
  return new Intl.DateTimeFormat(formatLocale(), {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone,
  }).format(new Date(when))
}

/** 21 nov 2026, 9:02 a.m. where hours are told so; agents read 24 everywhere: 21 nov 2026, 09:02. */
export function formatMoment(when: string | Date, timeZone?: string): string {
  const options = {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...hours(),
    timeZone,
  } as const
  return new Intl.DateTimeFormat(formatLocale(), options).format(new Date(when))
}

/** 9:02, or 9:02 a.m. where hours are told so; to agents 09:02. */
export function formatHour(when: string | Date, timeZone?: string): string {
  return new Intl.DateTimeFormat(formatLocale(), { ...hours(), timeZone }).format(new Date(when))
}

/** The pages of the client area say by a class of their body that they are. */
const hours = () =>
  document.body.classList.contains('area')
    ? ({ hour: 'numeric', minute: '2-digit' } as const)
    : ({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const)

/** viernes, 20 de noviembre: the heading of a day in a timeline. */
export function formatLongDay(when: string | Date, timeZone?: string): string {
  return new Intl.DateTimeFormat(formatLocale(), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone,
  }).format(new Date(when))
}

/** hace 2 h, ayer; from seven days on the day itself. */
export function formatAgo(when: string | Date, { now, timeZone }: { now: Date; timeZone?: string }): string {
  const past = now.getTime() - new Date(when).getTime()
  if (past >= 7 * day || past <= -7 * day) return formatDay(when, timeZone)
  const relative = new Intl.RelativeTimeFormat(formatLocale(), { numeric: 'auto', style: 'short' })
  const [size, unit] = unitFor(Math.abs(past))
  return relative.format(-Math.round(past / size), unit)
}

function unitFor(span: number): [number, Intl.RelativeTimeFormatUnit] {
  if (span < 45 * second) return [second, 'second']
  if (span < 3600 * second) return [60 * second, 'minute']
  if (span < day) return [3600 * second, 'hour']
  return [day, 'day']
}

/** 12.480 */
export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(formatLocale(), options).format(value)
}

/** a, b y c */
export function formatList(words: string[]): string {
  return new Intl.ListFormat(formatLocale(), { type: 'conjunction' }).format(words)
}

/** "México" for MX. */
export function countryName(code: string): string {
  return new Intl.DisplayNames(formatLocale(), { type: 'region' }).of(code) ?? code
}

/** "Español (México)" for es-MX: a name that can stand alone, with a capital. */
export function languageName(code: string): string {
  const name =
    new Intl.DisplayNames(formatLocale(), { type: 'language', languageDisplay: 'standard' }).of(code) ?? code
  return name.charAt(0).toLocaleUpperCase(formatLocale()) + name.slice(1)
}

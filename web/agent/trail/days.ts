import { formatLongDay } from '../../shared/formats.ts'

export type Day<Entry> = { key: string; at: string; entries: Entry[] }

/** Entries, newest first, by the calendar days of a zone. */
export function daysOf<Entry extends { at: string }>(entries: Entry[], timeZone: string): Day<Entry>[] {
  const byDay = Map.groupBy(entries, ({ at }) => dayKey(at, timeZone))
  return [...byDay].map(([key, own]) => ({ key, at: own[0]?.at ?? key, entries: own }))
}

/** "viernes, 20 de noviembre"; of another year with the year. */
export function dayWords(at: string, { now, timeZone }: { now: Date; timeZone: string }): string {
  const year = dayKey(at, timeZone).slice(0, 4)
  const words = formatLongDay(at, timeZone)
  return year === dayKey(now, timeZone).slice(0, 4) ? words : `${words}, ${year}`
}

/** 2026-11-20 */
export function dayKey(at: string | Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(new Date(at))
}

/** A moment as this door writes it: `2026-11-22T14:03:09Z`, without parts of a second. */
export const timeOf = (moment: Date): string => `${moment.toISOString().slice(0, 19)}Z`

/**
 * A moment or day as clients write it: `YYYY-MM-DD`, or with `THH:MM[:SS]` and `Z`, `±hh:mm`, `±hh`, `±hhmm`; UTC where no
 * zone is named. Null for what is none, such as the 31st of June.
 */
export function readTime(typed: string): Date | null {
  const [, day, clock, seconds = '00', zone = 'Z'] =
    /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i.exec(
      typed.trim(),
    ) ?? []
  if (day === undefined || !isDay(day)) return null
  const [, sign, hours, minutes = '00'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? []
  const read = new Date(`${day}T${clock ?? '00:00'}:${seconds}${sign ? `${sign}${hours}:${minutes}` : 'Z'}`)
  return Number.isNaN(read.getTime()) ? null : read
}

/** Whether a text is a day of the calendar as `YYYY-MM-DD`. */
export function isDay(typed: string): boolean {
  const read = new Date(`${typed}T00:00:00Z`)
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(typed) && !Number.isNaN(read.getTime()) && read.toISOString().startsWith(typed)
  )
}

import { accepted, faulty, type Reading } from './fault.ts'

/** A calendar date without time or zone, 'YYYY-MM-DD' (RFC 3339 `full-date`), of the years 0001 to 9999: renewal, a day's quota. */
export type DateOnly = string & { readonly dateOnly: unique symbol }

/** Reads a date strictly: four, two and two digits, and a day that the month has ('2026-02-30' is none). */
export function readDateOnly(typed: string): Reading<DateOnly> {
  const text = typed.length > 100 ? '' : typed.trim()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return faulty({ code: 'date.bad-shape' })
  const instant = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(instant) || !isDate(text, instant)) return faulty({ code: 'date.impossible' })
  return accepted(text as DateOnly)
}

/** Less than, equal to or greater than zero, as dates follow each other; for `sort`. */
export function compareDates(a: DateOnly, b: DateOnly): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The date so many days later (or earlier, when negative). */
export function addDays(date: DateOnly, days: number): DateOnly {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10) as DateOnly
}

/** The calendar day on which an instant falls in a zone; "a day" is the workspace's day (model.md 16). */
export function dayIn(zone: string, instant: Date): DateOnly {
  return wallClock(zone, instant).toISOString().slice(0, 10) as DateOnly
}

/**
 * The instant at which a day begins in a zone: its midnight, or, where clocks skip midnight (Santiago, Beirut), the first
 * instant after it.
 */
export function startOfDay(zone: string, date: DateOnly): Date {
  const midnight = Date.parse(`${date}T00:00:00Z`)
  // Zones reach from UTC-12 to UTC+14, and no change of clocks is nearer than hours to the next.
  const offsets = [midnight - dayLength, midnight + dayLength].map((at) => offsetIn(zone, new Date(at)))
  const candidates = offsets.map((offset) => midnight - offset).sort((a, b) => a - b)
  const exact = candidates.find((at) => wallClock(zone, new Date(at)).getTime() === midnight)
  return new Date(exact ?? changeAfter(zone, candidates[0] ?? midnight, date))
}

/** The instant in the hours after `from` at which the zone's day becomes `date`. */
function changeAfter(zone: string, from: number, date: DateOnly): number {
  let before = from - 3 * hour
  let after = from + 3 * hour
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (dayIn(zone, new Date(middle)) < date) before = middle
    else after = middle
  }
  return after
}

const hour = 3_600_000
const dayLength = 24 * hour

/** `Date` reads a thirtieth of February as the second of March, so the answer must say what was asked. */
function isDate(text: string, instant: number): boolean {
  return text > '0001' && new Date(instant).toISOString().startsWith(text)
}

function offsetIn(zone: string, instant: Date): number {
  return wallClock(zone, instant).getTime() - instant.getTime()
}

/** What the clocks of a zone show, as if it were UTC. */
function wallClock(zone: string, instant: Date): Date {
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(instant)
      .map((part) => [part.type, Number(part.value)]),
  )
  const { year = 0, month = 1, day = 1, hour: hours = 0, minute = 0, second = 0 } = parts
  return new Date(Date.UTC(year, month - 1, day, hours, minute, second, instant.getUTCMilliseconds()))
}

/** Making a formatter costs some 50 µs, using it 2: a workspace has one zone. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(zone: string): Intl.DateTimeFormat {
  const kept = clocks.get(zone)
  if (kept) return kept
  const numeric = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const
  const made = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    ...numeric,
    timeZone: zone,
    hourCycle: 'h23',
  })
  clocks.set(zone, made)
  return made
}

import { accepted, faulty, type Reading } from './fault.ts'
import { zoneRenames } from './time-zone-names.ts'

/**
 * A time zone by the name in force, whatever spelling was given: 'Asia/Calcutta' → 'Asia/Kolkata', 'gmt' → 'UTC'.
 * Offsets such as '+05:00' are refused: they do not know summer time.
 */
export function readTimeZone(typed: string): Reading<string> {
  const name = currentNameOf(typed)
  return name === undefined ? faulty({ code: 'time-zone.unknown' }) : accepted(name)
}

/** Whether this is a zone's name in force, as we store it. */
export function isTimeZone(value: unknown): value is string {
  return typeof value === 'string' && currentNameOf(value) === value
}

/**
 * The zones to choose from, by their names in force, UTC first. `Intl.supportedValuesOf` has no UTC and old names
 * (418 of them, Asia/Calcutta among them, in Node 26 and Chromium 156).
 */
export function timeZones(): string[] {
  const zones = Intl.supportedValuesOf('timeZone').map((zone) => zoneRenames.get(zone.toLowerCase()) ?? zone)
  return ['UTC', ...[...new Set(zones)].filter((zone) => zone !== 'UTC').sort()]
}

function currentNameOf(typed: string): string | undefined {
  if (typed.length > 100) return undefined
  const name = typed.trim().replaceAll(' ', '_')
  if (name.toLowerCase() === 'utc') return 'UTC'
  const renamed = zoneRenames.get(name.toLowerCase())
  if (renamed !== undefined) return renamed
  return /^[A-Za-z_]+(\/[A-Za-z\d_+-]+){1,2}$/.test(name) ? spellingOf(name) : undefined
}

/** Asking Intl takes 70 µs, a quarter of what reading a whole contact takes. Names that it knows are few in practice. */
const spellings = new Map<string, string>()
const spellingsAtMost = 1000

/** Intl knows every zone in any case; it answers in the right case, though perhaps with an old name. */
function spellingOf(name: string): string | undefined {
  const asked = spellings.get(name)
  if (asked !== undefined) return asked
  try {
    const known = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
    const spelling = zoneRenames.get(known.toLowerCase()) ?? known
    if (spellings.size < spellingsAtMost) spellings.set(name, spelling)
    return spelling
  } catch {
    return undefined
  }
}

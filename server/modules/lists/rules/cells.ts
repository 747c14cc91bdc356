import type { Language } from '../../../lib/pure/languages.ts'
import type { ListField } from '../types.ts'

/** A value of a column as a person reads it in a sheet. */
export function cellOf(
  column: ListField,
  value: unknown,
  reader: { language: Language; timeZone: string },
): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return yesOrNo[reader.language][value ? 0 : 1]
  if (column.type === 'moment') return localTime(String(value), reader.timeZone)
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  const option = column.options?.find((each) => each.value === value)
  return option ? option.labels[reader.language] : textOf(value)
}

/** Of another record its name. */
const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : String(value)

const yesOrNo = { es: ['sí', 'no'], en: ['yes', 'no'] } as const

/**
 * Text that a sheet will not take for a formula (OWASP, CSV injection): an apostrophe goes before what begins like one,
 * behind blanks and what is not seen too, since some programs take them away. Numbers and telephone numbers are left
 * alone, since digits call nothing and are read back as they were.
 */
export function guarded(cell: string): string {
  if (!/^[\t\r\n]|^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell)) return cell
  return /^ *[+-][\d ().-]*$/.test(cell) ? cell : `'${cell}`
}

/** '2026-11-22 16:52' by the workspace's clock: sorted as text it is sorted in time. */
function localTime(iso: string, timeZone: string): string {
  const parts = Object.fromEntries(
    clockOf(timeZone)
      .formatToParts(new Date(iso))
      .map(({ type, value }) => [type, value]),
  )
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const kept = clocks.get(timeZone)
  if (kept) return kept
  const two = '2-digit'
  const made = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    hourCycle: 'h23',
  })
  clocks.set(timeZone, made)
  return made
}

import type { Language } from '../../../lib/pure/languages.ts'

/** A moment in the reader's words: '29 de noviembre de 2026 a las 10:52 (hora de Ciudad de México)'. */
export function sayTime(at: Date, reader: { language: Language; timeZone: string }): string {
  const { language, timeZone } = reader
  const text = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(
    at,
  )
  return `${text} (${zoneName(at, reader)})`
}

// The short generic name is the city where CLDR has no letters for the zone ('hora de Bogotá'); letters alone say little.
function zoneName(at: Date, { language, timeZone }: { language: Language; timeZone: string }): string {
  if (timeZone === 'UTC') return 'UTC'
  const named = (timeZoneName: 'shortGeneric' | 'longGeneric') =>
    new Intl.DateTimeFormat(language, { timeZone, timeZoneName })
      .formatToParts(at)
      .find((part) => part.type === 'timeZoneName')?.value ?? timeZone
  const short = named('shortGeneric')
  return /^hora | Time$/.test(short) ? short : named('longGeneric')
}

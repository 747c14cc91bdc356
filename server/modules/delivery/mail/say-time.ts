import type { Language } from '../../../lib/pure/languages.ts'

type Reader = { language: Language; timeZone: string }

/** A moment in the reader's words: '29 de noviembre de 2026 a las 10:52 (hora de Ciudad de México)'. */
export function sayTime(at: Date, reader: Reader): string {
  return `${wordsFor(reader).time.format(at)} (${zoneName(at, reader)})`
}

/** A moment within a sentence, without its zone: '20 nov 2026, 9:06'. */
export function sayShortTime(at: Date, reader: Reader): string {
  return wordsFor(reader).short.format(at)
}

// The short generic name is the city where CLDR has no letters for the zone ('hora de Bogotá'); letters alone say little.
function zoneName(at: Date, reader: Reader): string {
  if (reader.timeZone === 'UTC') return 'UTC'
  const { shortZone, longZone } = wordsFor(reader)
  const named = (format: Intl.DateTimeFormat) =>
    format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? reader.timeZone
  const short = named(shortZone)
  return /^hora | Time$/.test(short) ? short : named(longZone)
}

type Words = Record<'time' | 'short' | 'shortZone' | 'longZone', Intl.DateTimeFormat>

// Made once for each language and zone, of which there are some hundreds: making one takes as long as composing a mail.
const known = new Map<string, Words>()

function wordsFor({ language, timeZone }: Reader): Words {
  const key = `${language} ${timeZone}`
  const words = known.get(key) ?? {
    time: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone }),
    short: new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
    shortZone: new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'shortGeneric' }),
    longZone: new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'longGeneric' }),
  }
  known.set(key, words)
  return words
}

/**
 * A folded text as people write it who leave signs out: "o'brien" as "obrien", "s. a. de c.v." as "sa de cv", "at&t" as
 * "att", "jose-maria" as "josemaria", "col·legi" as "collegi". Of signs go: apostrophes; "&", hyphens and middle dots between
 * letters; dots of abbreviations, which stand behind one or two letters each, with the spaces between single letters.
 * Texts with "@" in them are addresses, which are compared as they stand.
 *
 * `without_signs` in the database does the same, by the same pattern; a test holds one against the other. Letters are
 * whatever is no sign of ASCII, so that no locale of a server has a say in it.
 */
export function withoutSigns(folded: string): string {
  return signPlaces(folded).reduceRight((text, at) => text.slice(0, at) + text.slice(at + 1), folded)
}

/**
 * A word of a query without its signs, and without those behind it ("garcia, ana"); beside others also without the dot of a
 * short one ("acme ltd."), which alone may begin an address.
 */
export function plainWord(word: string, place: 'alone' | 'beside others'): string {
  if (word.includes('@')) return word
  const bare = word.replace(/[,;:]+$/, '')
  return withoutSigns(place === 'alone' ? bare : bare.replace(/^(\p{L}{1,4})\.$/u, '$1'))
}

/** Where the signs stand that `withoutSigns` leaves out, in UTF-16 units. */
export function signPlaces(folded: string): number[] {
  if (!folded.includes('@')) return Array.from(folded.matchAll(sign), ({ index }) => index)
  return []
}

const letter = String.raw`[^\u0000-\u0040\u005b-\u0060\u007b-\u007f]`
const nothingBefore = String.raw`(?<![^\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f])`
const nothingBehind = String.raw`(?![^\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f])`

const sign = new RegExp(
  [
    `'`,
    `(?<=${letter})[&·-](?=${letter})`,
    // "s.a": behind one or two letters, before one or two.
    String.raw`(?<=${nothingBefore}${letter}{1,2})\.(?=${letter}{1,2}${nothingBehind})`,
    // "s. a.": the dot, then the space.
    String.raw`(?<=${nothingBefore}${letter})\.(?= ${letter}\.)`,
    String.raw`(?<=${nothingBefore}${letter}\.) (?=${letter}\.)`,
    // The last one.
    String.raw`(?<=${nothingBefore}${letter}{1,2}\. ?${letter}{1,2})\.${nothingBehind}`,
  ].join('|'),
  'gu',
)

import { foldText } from './fold-text.ts'

/** From the first character to before the last, in UTF-16 units of the text. */
export type Range = { from: number; to: number }

/**
 * Where the words of a query stand in a text, compared as search compares: without accents and case. Beginnings of words
 * before the inside of words; ranges in their order, those that touch made one.
 */
export function matchedRanges(text: string, query: string): Range[] {
  const { folded, places } = foldWithPlaces(text)
  const found = foldText(query)
    .split(' ')
    .flatMap((word) => {
      if (word === '') return []
      const begins = folded.startsWith(word) ? 0 : folded.indexOf(` ${word}`) + 1
      const at = begins > 0 || folded.startsWith(word) ? begins : folded.indexOf(word)
      const from = places[at]
      const to = places[at + word.length]
      return at < 0 || from === undefined || to === undefined ? [] : [{ from, to }]
    })
  return joined(found.sort((one, other) => one.from - other.from))
}

/** The folded text, and for each of its units the place in the original that it came from; one more for the end. */
function foldWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = ''
  const places: number[] = []
  let at = 0
  for (const character of text) {
    const plain = /^[\s\p{Cc}]$/u.test(character) ? ' ' : foldText(character)
    for (let unit = 0; unit < plain.length; unit++) places.push(at)
    folded += plain
    at += character.length
  }
  return { folded, places: [...places, text.length] }
}

function joined(ranges: readonly Range[]): Range[] {
  const all: Range[] = []
  for (const range of ranges) {
    const last = all.at(-1)
    if (last && range.from <= last.to) last.to = Math.max(last.to, range.to)
    else all.push({ ...range })
  }
  return all
}

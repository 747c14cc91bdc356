import { foldText } from './fold-text.ts'
import { plainWord, signPlaces } from './without-signs.ts'

/** From the first character to before the last, in UTF-16 units of the text. */
export type Range = { from: number; to: number }

/**
 * Where the words of a query stand in a text, compared as search compares: without accents and case. Beginnings of words
 * before the inside of words, signs as they are written before none; ranges in their order, those that touch made one.
 */
export function matchedRanges(text: string, query: string): Range[] {
  const written = foldWithPlaces(text)
  const texts = [written, leaveSignsOut(written)]
  const words = foldText(query)
    .split(' ')
    .filter((word) => word !== '')
  const found = words.flatMap((word) => {
    const plain = plainWord(word, words.length === 1 ? 'alone' : 'beside others')
    const forms = plain === '' ? [word] : [...new Set([word, plain])]
    const tried = forms.flatMap((form) => texts.map((each) => ({ ...each, form })))
    return tried.map(whereBegun).find(isFound) ?? tried.map(whereHeld).find(isFound) ?? []
  })
  return joined(found.sort((one, other) => one.from - other.from))
}

/** A folded text, and for each of its units the place in the original that it came from; one more for the end. */
type Folded = { folded: string; places: number[] }
type Tried = Folded & { form: string }

function whereBegun({ folded, places, form }: Tried): Range | null {
  return rangeAt(places, ` ${folded}`.indexOf(` ${form}`), form)
}

const whereHeld = ({ folded, places, form }: Tried): Range | null =>
  rangeAt(places, folded.indexOf(form), form)

function rangeAt(places: readonly number[], at: number, form: string): Range | null {
  const [from, to] = [places[at], places[at + form.length]]
  return from === undefined || to === undefined ? null : { from, to }
}

const isFound = (range: Range | null): range is Range => range !== null

function leaveSignsOut({ folded, places }: Folded): Folded {
  const signs = new Set(signPlaces(folded))
  return {
    folded: folded
      .split('')
      .filter((_, at) => !signs.has(at))
      .join(''),
    places: places.filter((_, at) => !signs.has(at)),
  }
}

function foldWithPlaces(text: string): Folded {
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

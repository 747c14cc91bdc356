import { foldText } from './fold-text.ts'
import { digitsOf } from './phone.ts'

/** A word of a query, in every form of which a search text must hold one. */
export type Piece = readonly string[]

const mostPieces = 8

/**
 * The words of a query, in any order of which a search text must hold them all. Numbers that stand together, with marks or
 * spaces between their digits, are one piece: part of a phone, which is kept as digits, or an id ("2024-001"), which is
 * kept as it is written.
 */
export function searchPieces(query: string): Piece[] {
  const words = foldText(query)
    .split(' ')
    .filter((word) => word !== '')
  const pieces: Piece[] = []
  for (let at = 0; at < words.length; ) {
    const numbers = numbersFrom(words, at)
    pieces.push(numbers > 0 ? formsOf(words.slice(at, at + numbers).join(' ')) : wordOf(words[at] as string))
    at += Math.max(1, numbers)
  }
  const known = new Set<string>()
  return pieces.filter(([first = '']) => !known.has(first) && known.add(first)).slice(0, mostPieces)
}

/** One or two characters are in nearly every text: they are looked for where a word begins, and more of them anywhere. */
export const isShort = (form: string): boolean => [...form].length <= 2

/** Whether a folded text holds a piece, as the database finds it. */
export const holdsPiece = (text: string, piece: Piece): boolean =>
  piece.some((form) =>
    isShort(form) ? text.startsWith(form) || text.includes(` ${form}`) : text.includes(form),
  )

const number = /^[\p{Nd}+()./-]+$/u

/** How many words from here on are one number. Three digits at least: "3 1" may be two things of which each is meant. */
function numbersFrom(words: readonly string[], at: number): number {
  const end = words.findIndex((word, place) => place >= at && !number.test(word))
  const run = words.slice(at, end < 0 ? words.length : end)
  const digits = digitsOf(run.join(''))
  if (digits.length >= 3) return run.length
  return digits !== '' && run.length === 1 ? 1 : 0
}

/** A handle as it is written, "@pepe", is kept without its sign; what has more behind it is an address. */
const wordOf = (word: string): Piece => (/^@[^.@]{3,}$/u.test(word) ? [word, word.slice(1)] : [word])

function formsOf(written: string): Piece {
  const digits = digitsOf(written)
  return digits === written ? [digits] : [digits, written]
}

import { foldText } from './fold-text.ts'
import { digitsOf } from './phone.ts'
import { plainWord, withoutSigns } from './without-signs.ts'

/** A word of a query, in every form of which a search text must hold one. */
export type Piece = readonly string[]

const mostPieces = 8

/**
 * The words of a query, in any order of which a search text must hold them all, each as it is written or without its signs:
 * "o'brien" finds OBrien, "s. a." finds SA. (That "obrien" finds O'Brien is for the search text to see to.)
 */
export function searchPieces(query: string): Piece[] {
  return piecesOf(query, (words, at) => {
    const initials = initialsFrom(words, at)
    if (initials < 2) {
      const place = words.length === 1 ? 'alone' : 'beside others'
      return { forms: formsOf(words[at] as string, place), taken: 1 }
    }
    const written = words.slice(at, at + initials).join(' ')
    return { forms: [written, withoutSigns(written)], taken: initials }
  })
}

/** The same, each only as it is written: what signs of a query say is meant, while it finds anything. */
export function writtenPieces(query: string): Piece[] {
  return piecesOf(query, (words, at) => ({ forms: wordOf(words[at] as string), taken: 1 }))
}

/** The forms of the word at a place, and how many words they took. */
type Read = (words: readonly string[], at: number) => { forms: Piece; taken: number }

/**
 * Numbers that stand together, with marks or spaces between their digits, are one piece: part of a phone, which is kept as
 * digits, or an id ("2024-001"), which is kept as it is written.
 */
function piecesOf(query: string, read: Read): Piece[] {
  const words = foldText(query)
    .split(' ')
    .filter((word) => word !== '')
  const pieces: Piece[] = []
  for (let at = 0; at < words.length; ) {
    const numbers = numbersFrom(words, at)
    const { forms, taken } =
      numbers > 0
        ? { forms: formsOfNumber(words.slice(at, at + numbers).join(' ')), taken: numbers }
        : read(words, at)
    pieces.push(forms)
    at += taken
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

/** How many single letters with a dot stand from here on: "s. a." has two. */
function initialsFrom(words: readonly string[], at: number): number {
  const end = words.findIndex((word, place) => place >= at && !/^\p{L}\.$/u.test(word))
  return (end < 0 ? words.length : end) - at
}

/**
 * A word as it is written, and without its signs. Only as it is written where too little would be left ("d'an" is not
 * every Daniel, "a.b" alone not whoever begins with "ab"), and where it is of an address: there signs part.
 */
function formsOf(word: string, place: 'alone' | 'beside others'): Piece {
  const plain = plainWord(word, place)
  if (plain === word || /^$|[.@]/.test(plain)) return wordOf(word)
  if ((place === 'alone' && isShort(plain)) || (/['-]/.test(word) && [...plain].length < 4)) return [word]
  return word.includes(plain) && !isShort(plain) ? [plain] : [word, plain]
}

function formsOfNumber(written: string): Piece {
  const digits = digitsOf(written)
  return digits === written ? [digits] : [digits, written]
}

import { accentMark, plainLetters } from './fold-text.ts'

/** The headings of an A–Z index in Spanish order; '#' gathers names that begin with none of the letters. */
export const initials = [...'#ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'] as readonly string[]

/**
 * A key whose byte order (collation "C", or `<` in JavaScript) is the Spanish order of names (CLDR `es`, model.md 16):
 * first the letters alone, ñ after n; then accents, from the left; then capitals after small letters.
 * Levels are parted by a space, words by `!`, which sort before all that a word is made of.
 *
 * Word by word, as indexes of people are ordered ("De la Fuente" before "Delgado"): spaces and dashes part words.
 * Other punctuation and symbols count for nothing, as in a dictionary ("O'Brien" beside "Obrien", "S.L." beside "SL").
 * Numbers come before letters, and 2 before 10.
 */
export function sortKeyOf(name: string): string {
  const key = { letters: '', accents: '', capitals: '' }
  for (const [piece] of simplify(name).matchAll(/\d+|./gsu)) addPiece(key, piece)
  return `${cut(key.letters)} ${level(key.accents)} ${level(key.capitals)}`.trimEnd()
}

/** The heading under which a name stands in the A–Z index: one of `initials`. */
export function initialOf(name: string): string {
  const key = sortKeyOf(name)
  if (key.startsWith(ENYE)) return 'Ñ'
  return /^[a-z]/.test(key) ? key.charAt(0).toUpperCase() : '#'
}

/** The smallest key under a heading, for a jump to it: the list then begins at `sort_key >= firstKeyOf('Ñ')`. */
export function firstKeyOf(initial: string): string {
  if (initial === '#') return ''
  return initial === 'Ñ' ? ENYE : initial.toLowerCase()
}

/** `~` sorts after every ASCII letter, so that ñ follows "nz" and goes before "o". */
const ENYE = 'n~'

/** Keeps letters, marks, digits and single spaces, decomposed; ñ alone stays whole, because it is a letter. */
function simplify(name: string): string {
  return name
    .toWellFormed()
    .replace(/[\s\p{Pd}\p{Pc}/]+/gu, ' ')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{M}\p{N} ]/gu, '')
    .replace(/n(\p{M}*?)\u0303/gu, 'ñ$1')
    .replace(/N(\p{M}*?)\u0303/gu, 'Ñ$1')
    .replace(/ +/g, ' ')
    .trim()
}

function addPiece(key: { letters: string; accents: string; capitals: string }, piece: string): void {
  if (accentMark.test(piece)) {
    key.accents += accentWeights.get(piece) ?? 'z'
    key.capitals += '0'
    return
  }
  const small = piece.toLowerCase()
  const letters = lettersOf(small)
  key.letters += letters
  key.accents += plainLetters[small] === undefined ? '0' : '0z'
  key.capitals += (small === piece ? '0' : '1').padEnd(plainLetters[small] === undefined ? 1 : 2, '0')
}

function lettersOf(small: string): string {
  if (small === ' ') return '!'
  if (small === 'ñ') return ENYE
  if (/^\d/.test(small)) return numberKey(small)
  return plainLetters[small] ?? small
}

/** Numbers are ordered by their count of digits first. */
function numberKey(digits: string): string {
  const significant = digits.replace(/^0+(?=\d)/, '')
  return String(Math.min(significant.length, 99)).padStart(2, '0') + significant
}

/** Accents in the order of the Unicode Collation Algorithm's table (DUCET), as far as European names use them. */
const accentWeights = new Map(
  ['\u0301', '\u0300', '\u0306', '\u0302', '\u030c', '\u030a', '\u0308', '\u030b', '\u0303', '\u0307'].map(
    (mark, at) => [mark, String.fromCharCode('a'.charCodeAt(0) + at)] as const,
  ),
)

/** An index entry of PostgreSQL holds about 2700 bytes: keys of absurd names are cut, which only blurs their order. */
const cut = (letters: string): string => [...letters.slice(0, 800)].slice(0, 400).join('')

/** Trailing "nothing special" says nothing; most names have neither level. */
const level = (weights: string): string => weights.slice(0, 300).replace(/0+$/, '')

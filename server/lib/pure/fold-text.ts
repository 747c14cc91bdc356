/**
 * Letters that Unicode does not decompose, as a Spanish or English keyboard would type them
 * (the Latin part of PostgreSQL's unaccent.rules, and the Greek final sigma).
 */
export const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
  ĸ: 'k',
  ƒ: 'f',
  ς: 'σ',
}

/**
 * Marks that are accents, not letters: those that Unicode gives no script of their own, and Hebrew points.
 * Vowel signs of Devanagari, Thai and the like stay, for without them other words would remain.
 */
export const accentMark = /\p{Script=Inherited}|[\u0591-\u05c7]/u

const anyAccentMark = new RegExp(accentMark, 'gu')
const anyPlainLetter = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'gu')

/**
 * The text as search compares it: without accents (ñ = n), case, typographic quotes and dashes, and with
 * single spaces. Total and idempotent, and its result can always be stored (no NUL, no lone surrogate).
 *
 * This is the only implementation: the program stores the folded text beside the original, and SQL compares
 * with that column, so that browser, server and database cannot differ.
 */
export function foldText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[‘’‛´`′ʼ]/gu, "'")
    .replace(/[\p{Pd}−]/gu, '-')
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(anyPlainLetter, (letter) => plainLetters[letter] ?? letter)
    .replace(anyAccentMark, '')
    .replace(/[\p{Default_Ignorable_Code_Point}\u0640]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

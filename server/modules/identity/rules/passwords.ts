import type { Problem } from '../../../lib/errors.ts'
import { foldText } from '../../../lib/pure/fold-text.ts'

/** NIST SP 800-63B 5.1.1.2 and ASVS 6.2: length, never composition. */
export const passwordLength = { min: 10, max: 200 }

/** What is wrong with a new password by its length alone. */
export function passwordProblems(path: string, password: string): Problem[] {
  const length = [...password].length
  if (length < passwordLength.min)
    return [{ path, code: 'password.too-short', params: { min: passwordLength.min } }]
  if (length > passwordLength.max)
    return [{ path, code: 'password.too-long', params: { max: passwordLength.max } }]
  return []
}

/**
 * Whether a password is little more than what everybody knows of its owner: without the words of his name, his
 * addresses, the workspace and the product, too few characters are left to guess.
 */
export function isLikeOwner(password: string, known: readonly string[]): boolean {
  const words = [...known, 'encopia'].flatMap(wordsOf).toSorted((one, other) => other.length - one.length)
  const folded = foldText(password).replace(/[^\p{L}\p{N}]/gu, '')
  const left = words.reduce((rest, word) => rest.replaceAll(word, ''), folded)
  return left.length < folded.length && left.length < fewestLeft
}

const fewestLeft = 6
const shortestWord = 4

const wordsOf = (text: string): string[] =>
  foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= shortestWord)

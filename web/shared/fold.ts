import { foldText } from '../../server/lib/pure/fold-text.ts'

/** Whether every written word begins a word of the label, in any order; accents and case do not count. */
export function matchesFolded(label: string, written: string): boolean {
  const words = wordsOf(label)
  return wordsOf(written).every((part) => words.some((word) => word.startsWith(part)))
}

function wordsOf(text: string) {
  return foldText(text).split(/[^\p{L}\p{N}]+/u)
}

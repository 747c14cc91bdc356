import type { Language } from '../../lib/pure/languages.ts'
import { words } from '../directory/words.ts'
import type { LeftOut } from './undo.ts'
import type { UndoAnswer } from './wire.ts'

/** What was left out, with its sentence: an answer that succeeded carries no problems that the door would translate. */
export function presentLeftOut(
  { params, ...left }: LeftOut,
  language: Language,
): UndoAnswer['leftOut'][number] {
  const sentences: Record<string, string | ((params: never) => string)> = words[language]
  const sentence = sentences[left.code] ?? left.code
  const message = typeof sentence === 'string' ? sentence : sentence((params ?? {}) as never)
  return { ...left, ...(params ? { params: { ...params } } : {}), message }
}

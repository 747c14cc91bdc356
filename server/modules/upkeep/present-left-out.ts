import type { Problem } from '../../lib/errors.ts'
import type { LeftOut } from './undo.ts'
import type { UndoAnswer } from './wire.ts'

/** What was left out, with its sentence: an answer that succeeded carries no problems that the door would translate. */
export function presentLeftOut(
  { params, subject, ...problem }: LeftOut,
  sentence: (problem: Problem) => string,
): UndoAnswer['leftOut'][number] {
  const told = params ? { params: { ...params } } : {}
  return { subject, ...problem, ...told, message: sentence({ ...problem, ...told }) }
}

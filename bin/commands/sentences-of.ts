import { sentenceOf } from '../../server/http/sentences.ts'
import { Refusal } from '../../server/lib/errors.ts'
import { StartProblem } from '../../server/lib/start-problem.ts'
import { DamagedArchive } from '../../server/modules/upkeep/index.ts'
import { language } from './program.ts'

/** What went wrong, in plain sentences: every problem of a refusal, in the language of the terminal. */
export function sentencesOf(error: unknown): string[] {
  if (error instanceof StartProblem) return [error.message]
  if (error instanceof DamagedArchive) return [`The backup cannot be used: ${error.message}.`]
  if (error instanceof Refusal) return refused(error)
  // Everything else is a fault of ours: its place helps whoever mends it.
  return [`Something failed that should not: ${error instanceof Error ? error.stack : String(error)}`]
}

function refused(refusal: Refusal): string[] {
  const problems =
    refusal.problems.length > 0 ? refusal.problems : [{ path: '', code: `http.${refusal.kind}` }]
  return problems.map((problem) => {
    const sentence = sentenceOf(problem, language())
    return problem.path === '' ? `${sentence}.` : `${problem.path}: ${sentence}.`
  })
}

import { type Problem, Refusal } from '../../../lib/errors.ts'

/**
 * Does something in the room and tells what it refuses by this door's names of the fields, together with what only this
 * door knows to be wrong.
 * @throws Refusal the same, its problems renamed; invalid for what is known alone
 */
export async function inTheirWords<Done>(
  named: (problem: Problem) => string,
  act: () => Promise<Done>,
  known: readonly Problem[] = [],
): Promise<Done> {
  const done = await act().catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    const problems = error.problems.map((problem) => ({ ...problem, path: named(problem) }))
    const isOfFields = error.kind === 'invalid' || error.kind === 'conflict'
    throw known.length > 0 && isOfFields
      ? new Refusal('invalid', [...known, ...problems], error.extra)
      : new Refusal(error.kind, problems, error.extra)
  })
  if (known.length > 0) throw new Refusal('invalid', known)
  return done
}

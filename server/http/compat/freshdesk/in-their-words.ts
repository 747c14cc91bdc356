import { type Problem, Refusal } from '../../../lib/errors.ts'

/**
 * Does something in the room and tells what it refuses by this door's names of the fields.
 * @throws Refusal the same, its problems renamed
 */
export async function inTheirWords<Done>(
  named: (problem: Problem) => string,
  act: () => Promise<Done>,
): Promise<Done> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const problems = error.problems.map((problem) => ({ ...problem, path: named(problem) }))
    throw new Refusal(error.kind, problems, error.extra)
  }
}

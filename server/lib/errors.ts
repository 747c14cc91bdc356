/** Why a command says no. Each door turns a kind into its own status in one table. */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'missing'
  | 'conflict'
  | 'stale'
  | 'busy'

/** One thing that is wrong: where (dotted path into what was sent, '' for the whole), what, and the values its sentence needs. */
export type Problem = { path: string; code: string; params?: ProblemParams }
export type ProblemParams = Readonly<Record<string, string | number | boolean>>

/** An expected no. Everything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly kind: RefusalKind
  readonly problems: readonly Problem[]
  /** What a door may add to its answer: the current record of a stale change, seconds to wait when busy. */
  readonly extra: { current?: unknown; retryAfter?: number }

  constructor(kind: RefusalKind, problems: readonly Problem[] = [], extra: Refusal['extra'] = {}) {
    super(`${kind}: ${problems.map((each) => `${each.path} ${each.code}`).join(', ')}`)
    this.kind = kind
    this.problems = problems
    this.extra = extra
  }
}

/** What a batch command gives back: rows done and rows refused, by their index in the batch. */
export type Outcomes<Done = { id: number }> = {
  done: ({ index: number } & Done)[]
  refused: { index: number; problems: Problem[] }[]
}

/**
 * The single row of a one-row batch, for doors that send one record.
 * @throws Refusal when the row was refused: conflict when every problem is that somebody has it already, else invalid
 */
export function onlyDone<Done>(outcomes: Outcomes<Done>): { index: number } & Done {
  const refused = outcomes.refused[0]
  if (refused) throw new Refusal(refused.problems.every(isTaken) ? 'conflict' : 'invalid', refused.problems)
  const done = outcomes.done[0]
  if (!done) throw new Error('a batch of one gave neither an outcome nor a refusal')
  return done
}

const isTaken = (problem: Problem): boolean => problem.code.endsWith('.taken')

/** Makes a switch exhaustive: the compiler refuses a case that was forgotten. */
export function never(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`)
}

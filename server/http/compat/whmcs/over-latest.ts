import { Refusal } from '../../../lib/errors.ts'

/**
 * Runs a change that is made from what stands now, and once more when somebody else changed it in between: callers of this
 * door know no versions, and the last one wins.
 */
export async function overLatest<Result>(change: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await change()
    } catch (error) {
      if (!(error instanceof Refusal && error.kind === 'stale') || attempt > 2) throw error
    }
  }
}

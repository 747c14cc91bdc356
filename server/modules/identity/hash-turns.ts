import { Refusal } from '../../lib/errors.ts'

/**
 * Lets so many run at once, keeps so many waiting and refuses the rest. A hash takes 31 ms of a core and 19 MiB, so that
 * without it a flood of sign-ins would take the machine from everybody else.
 * @throws Refusal busy 'sign-in.busy' when too many wait
 */
export function hashTurns(limit: { atOnce: number; waiting: number }) {
  const waiting: (() => void)[] = []
  let running = 0
  // The turn is handed on, not given back: whoever comes in between does not slip in.
  const leave = (): void => {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (running >= limit.atOnce) {
      if (waiting.length >= limit.waiting)
        throw new Refusal('busy', [{ path: '', code: 'sign-in.busy' }], { retryAfter: 5 })
      await new Promise<void>((go) => waiting.push(go))
    } else running += 1
    return work().finally(leave)
  }
}

import { setTimeout as pause } from 'node:timers/promises'

/** So many times as long as a piece of work took is rested after it. */
const share = 3

/**
 * Rests between the pieces of a work that nobody waits for, so that however much of it there is, it takes no more than a quarter
 * of one processor from those who do wait. `began`: when the piece did, by `performance.now()`.
 */
export async function restAfter(began: number, ending: AbortSignal): Promise<void> {
  const rest = (performance.now() - began) * share
  await pause(rest, undefined, { signal: ending }).catch(() => undefined)
}

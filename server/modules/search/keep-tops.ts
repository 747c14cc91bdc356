import { setTimeout as pause } from 'node:timers/promises'
import { type Db, inTransaction } from '../../lib/db.ts'
import { followTrail } from '../trail/index.ts'
import { refreshTops } from './store/tops.ts'
import type { SearchedRecord } from './types.ts'

const atOnce = 500
const lookEvery = 1000
const afterFailure = 5000

/** What is done between two pieces of work of which the first `began` then. */
type Rest = (began: number) => Promise<void>

/** Brings the kept lists up to what the trail says has changed since the last time, resting between pieces where told so. */
export async function catchUpTops(db: Db, rest?: Rest): Promise<void> {
  let came = atOnce
  while (came === atOnce) {
    const began = performance.now()
    came = await inTransaction(db, async (tx) => {
      const followed = await followTrail(tx, 'search-tops', atOnce)
      for (const record of ['contact', 'company'] satisfies SearchedRecord[]) {
        const own = followed?.filter(({ subject }) => subject.kind === record) ?? []
        if (own.length > 0) await refreshTops(tx, record, [...new Set(own.map(({ subject }) => subject.id))])
      }
      return followed?.length ?? 0
    })
    if (came === atOnce) await rest?.(began)
  }
}

/** Follows the trail, looking once a second, until the program ends. */
export async function keepTops(
  db: Db,
  options: { ending: AbortSignal; rest?: Rest; onFailure: (error: unknown) => void },
): Promise<void> {
  while (!options.ending.aborted) {
    let untilNext = lookEvery
    await catchUpTops(db, options.rest).catch((error: unknown) => {
      untilNext = afterFailure
      options.onFailure(error)
    })
    await pause(untilNext, undefined, { signal: options.ending }).catch(() => undefined)
  }
}

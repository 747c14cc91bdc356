import { setTimeout as pause } from 'node:timers/promises'
import { type Db, inTransaction } from '../../lib/db.ts'
import { followTrail } from '../trail/index.ts'
import { refreshTops } from './store/tops.ts'
import type { SearchedRecord } from './types.ts'

const atOnce = 500
const lookEvery = 1000
const afterFailure = 5000

/** Brings the kept lists up to what the trail says has changed since the last time. */
export async function catchUpTops(db: Db): Promise<void> {
  let came = atOnce
  while (came === atOnce)
    came = await inTransaction(db, async (tx) => {
      const followed = await followTrail(tx, 'search-tops', atOnce)
      for (const record of ['contact', 'company'] satisfies SearchedRecord[]) {
        const own = followed?.filter(({ subject }) => subject.kind === record) ?? []
        if (own.length > 0) await refreshTops(tx, record, [...new Set(own.map(({ subject }) => subject.id))])
      }
      return followed?.length ?? 0
    })
}

/** Follows the trail, looking once a second, until the program ends. */
export async function keepTops(
  db: Db,
  options: { ending: AbortSignal; onFailure: (error: unknown) => void },
): Promise<void> {
  while (!options.ending.aborted) {
    let rest = lookEvery
    await catchUpTops(db).catch((error: unknown) => {
      rest = afterFailure
      options.onFailure(error)
    })
    await pause(rest, undefined, { signal: options.ending }).catch(() => undefined)
  }
}

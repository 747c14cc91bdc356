import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Db, Tx } from './db.ts'
import type { RequestsUnderWay } from './requests-under-way.ts'

/** So many times as long as it worked, such work waits for requests: however many come, it has a quarter of the time. */
const share = 3
/** What it may wait at a time, in milliseconds. What it has locked is locked so much longer. */
const mostPatience = 250

/**
 * The database for work that nobody waits for: after each statement it lets the requests go first that are being answered.
 * What it then does with the rows, and its next statement, are not in their way.
 */
export function givingWay(db: Db, requests: Pick<RequestsUnderWay, 'pass'>): Db {
  let patience = 0
  let since = performance.now()
  return db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      // A request that has come in meanwhile is read first.
      await nextTurn()
      const began = performance.now()
      patience = Math.min(mostPatience, patience + (began - since) * share)
      await requests.pass(patience)
      since = performance.now()
      patience -= since - began
      return result
    },
  })
}

/** The same transaction for what requests wait for until it commits: whoever gave way then would hold them up. */
export const hurrying = (tx: Tx): Tx => tx.withoutPlugins()

import { inTransaction } from '../../lib/db.ts'
import { addJob } from '../../lib/queue.ts'
import type { Job } from '../../wiring.ts'
import { keepFieldIndexes } from './store/indexes.ts'
import { indexesJob } from './write-definition.ts'

const againAfterMs = 30_000

export const jobs: Record<string, Job> = {
  'keep-field-indexes': async ({ db, now, ownerUrl }) => {
    if ((await keepFieldIndexes(ownerUrl)) !== 'busy') return
    const runAt = new Date(now().getTime() + againAfterMs)
    await inTransaction(db, (tx) => addJob(tx, { ...indexesJob, runAt }))
  },
}

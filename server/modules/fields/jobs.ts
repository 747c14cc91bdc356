import { inTransaction } from '../../lib/db.ts'
import { addJob } from '../../lib/queue.ts'
import type { Job } from '../../wiring.ts'
import type { JobHandler } from '../jobs/index.ts'
import { conversionJob } from './conversion-job.ts'
import { leaveKeyJob } from './leave-key.ts'
import { mergeJob } from './merge-job.ts'
import { keepFieldIndexes } from './store/indexes.ts'
import { indexesJob } from './write-definition.ts'

const againAfterMs = 30_000

/** What rewrites the values of many records. */
export const handlers: JobHandler[] = [conversionJob, mergeJob, leaveKeyJob]

export const jobs: Record<string, Job> = {
  'keep-field-indexes': async ({ db, now, ownerUrl }) => {
    if ((await keepFieldIndexes(ownerUrl)) !== 'busy') return
    const runAt = new Date(now().getTime() + againAfterMs)
    await inTransaction(db, (tx) => addJob(tx, { ...indexesJob, runAt }))
  },
}

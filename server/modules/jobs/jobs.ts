import { inTransaction } from '../../lib/db.ts'
import { givingWay } from '../../lib/giving-way.ts'
import type { Job } from '../../wiring.ts'
import { runJob } from './run-job.ts'
import { deleteJobsEndedBefore } from './store/jobs.ts'
import { takeTurns } from './take-turns.ts'
import type { JobHandler } from './types.ts'
import { wakeStalledJobs } from './wake-jobs.ts'

const kept = 30 * 86_400_000

/** The jobs that carry out what `startJob` began, with a handler for each kind. */
export function jobsWith(handlers: readonly JobHandler[]): Record<string, Job> {
  const inTurn = takeTurns()
  return {
    'run-job': (wiring, payload) => {
      const given = { ...wiring, db: givingWay(wiring.db, wiring.requests) }
      return inTurn(() => runJob(given, handlers, Number((payload as { jobId: number }).jobId)))
    },
    'wake-stalled-jobs': ({ db, now }) => wakeStalledJobs(db, now()),
    'forget-old-jobs': ({ db, now }) =>
      inTransaction(db, (tx) => deleteJobsEndedBefore(tx, new Date(now().getTime() - kept))),
  }
}

import { type Db, inTransaction, type Tx } from '../../lib/db.ts'
import { addJob } from '../../lib/queue.ts'
import { unfinishedJobs } from './store/jobs.ts'

/** Behind what somebody waits for at a screen, such as a link to sign in. */
const priority = 10

/** Has a job carried on by whoever is free; asked twice, it is woken once. */
export async function wakeJob(tx: Tx, id: number): Promise<void> {
  await addJob(tx, { name: 'run-job', payload: { jobId: id }, key: `run-job-${id}`, priority })
}

/** Carries on every job that was not finished when the program stopped. */
export async function resumeJobs(db: Db): Promise<void> {
  await wakeAll(db, null)
}

/** Carries on jobs whose process died and nobody has taken over: nothing has moved since their lease ran out. */
export async function wakeStalledJobs(db: Db, now: Date): Promise<void> {
  await wakeAll(db, now)
}

async function wakeAll(db: Db, leasedBefore: Date | null): Promise<void> {
  await inTransaction(db, async (tx) => {
    for (const id of await unfinishedJobs(tx, leasedBefore)) await wakeJob(tx, id)
  })
}

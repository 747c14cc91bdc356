import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { AgentActor } from '../trail/index.ts'
import { ownerFor } from './policy.ts'
import { insertCancellation } from './store/jobs.ts'
import { findOwnJob } from './store/read-jobs.ts'
import type { Job } from './types.ts'
import { wakeJob } from './wake-jobs.ts'

/**
 * Asks that a job stop after the chunk it is at. What it has done stays, and can be undone.
 * @throws Refusal missing, conflict 'job.finished'
 */
export async function cancelJob(tx: Tx, actor: AgentActor, now: Date, id: number): Promise<Job> {
  const job = await findOwnJob(tx, { id, owner: ownerFor(actor) })
  if (!job) throw new Refusal('missing')
  if (job.finishedAt) throw new Refusal('conflict', [{ path: '', code: 'job.finished' }])
  await insertCancellation(tx, { jobId: id, now, byId: actor.id })
  await wakeJob(tx, id)
  return { ...job, isCancelling: true }
}

/** Asks the same of a job that has not ended, for a module that says itself who may stop one that another began. */
export async function stopJob(tx: Tx, actor: AgentActor, now: Date, id: number): Promise<void> {
  await insertCancellation(tx, { jobId: id, now, byId: actor.id })
  await wakeJob(tx, id)
}

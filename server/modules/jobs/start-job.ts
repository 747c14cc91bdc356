import type { Tx } from '../../lib/db.ts'
import type { Actor } from '../trail/index.ts'
import { insertJob } from './store/jobs.ts'
import { wakeJob } from './wake-jobs.ts'

/**
 * Begins work that goes on after the caller's transaction: its handler is woken once that commits. `params` are for the
 * handler, `facts` for whoever follows it; both are JSON. Gives the job's id.
 */
export async function startJob(
  tx: Tx,
  actor: Actor,
  now: Date,
  job: { kind: string; params: object; facts?: object; total?: number },
): Promise<number> {
  const id = await insertJob(tx, actor, now, {
    kind: job.kind,
    params: job.params,
    facts: job.facts ?? {},
    total: job.total ?? null,
  })
  await wakeJob(tx, id)
  return id
}

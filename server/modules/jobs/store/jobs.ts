import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Problem } from '../../../lib/errors.ts'
import type { Actor } from '../../trail/index.ts'
import type { ChunkOutcome, Job, JobState } from '../types.ts'

export async function insertJob(
  tx: Tx,
  actor: Actor,
  now: Date,
  job: { kind: string; params: unknown; facts: unknown; total: number | null },
): Promise<number> {
  const { id } = await tx
    .insertInto('jobs')
    .values({
      kind: job.kind,
      params: JSON.stringify(job.params),
      facts: JSON.stringify(job.facts),
      total: job.total,
      actor_id: 'id' in actor ? actor.id : null,
      api_key_id: actor.kind === 'agent' ? actor.apiKeyId : null,
      door: actor.door,
      ip: actor.ip,
      request_id: actor.requestId,
      language: actor.language,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A job as whoever carries it out needs it. */
export type LockedJob = Pick<Job, 'id' | 'kind' | 'state' | 'total' | 'done' | 'refused'> & {
  params: unknown
  position: unknown
  undoId: number | null
  failedAttempts: number
  isCancelling: boolean
  lease: string | null
  actorId: number | null
  apiKeyId: number | null
  door: Actor['door']
  ip: string | null
  requestId: string | null
  language: Actor['language']
}

/**
 * Locks a job that has not ended for one chunk. `no key update`, so that a cancellation, which refers to the row, can be
 * written meanwhile.
 */
export async function lockJob(tx: Tx, id: number): Promise<LockedJob | undefined> {
  const { rows } = await sql<LockedJob>`
    select jobs.id,
           jobs.kind,
           jobs.state,
           jobs.total,
           jobs.done,
           jobs.refused,
           jobs.params,
           jobs.position,
           jobs.undo_id as "undoId",
           jobs.failed_attempts as "failedAttempts",
           jobs.lease,
           jobs.actor_id as "actorId",
           jobs.api_key_id as "apiKeyId",
           jobs.door,
           host(jobs.ip) as ip,
           jobs.request_id as "requestId",
           jobs.language,
           exists (select from job_cancellations where job_id = jobs.id) as "isCancelling"
    from jobs
    where jobs.id = ${id}
      and jobs.finished_at is null
    for no key update of jobs`.execute(tx)
  return rows[0]
}

/** Takes a job over: whoever ran it before finds another lease and stops. */
export async function takeLease(tx: Tx, taken: { id: number; lease: string; now: Date }): Promise<void> {
  await sql`
    update jobs
    set state = 'running',
        lease = ${taken.lease},
        leased_until = ${leaseEnd(taken.now)},
        started_at = coalesce(started_at, ${taken.now})
    where id = ${taken.id}`.execute(tx)
}

const leaseLasts = 60_000
const leaseEnd = (now: Date): Date => new Date(now.getTime() + leaseLasts)

export async function writeProgress(
  tx: Tx,
  { id, now, outcome }: { id: number; now: Date; outcome: ChunkOutcome },
): Promise<void> {
  await sql`
    update jobs
    set done = done + ${outcome.done},
        refused = refused + ${outcome.refused?.length ?? 0},
        left_out = left_out + ${outcome.leftOut?.length ?? 0},
        position = ${JSON.stringify(outcome.position ?? null)}::jsonb,
        total = coalesce(${outcome.total ?? null}::integer, total),
        result = coalesce(${outcome.result ? JSON.stringify(outcome.result) : null}::jsonb, result),
        undo_id = coalesce(${outcome.undoId ?? null}::bigint, undo_id),
        failed_attempts = 0,
        leased_until = ${leaseEnd(now)}
    where id = ${id}`.execute(tx)
}

/** Ends a job; what it was to be done to is no longer needed. */
export async function writeEnd(
  tx: Tx,
  end: { id: number; now: Date; state: JobState; failure: readonly Problem[] | null },
): Promise<void> {
  await sql`
    update jobs
    set state = ${end.state},
        failure = ${end.failure ? JSON.stringify(end.failure) : null}::jsonb,
        finished_at = ${end.now},
        lease = null,
        leased_until = null
    where id = ${end.id}`.execute(tx)
  await tx.deleteFrom('job_subjects').where('job_id', '=', end.id).execute()
}

/** Gives how often in a row a chunk has failed. */
export async function countFailedAttempt(tx: Tx, id: number): Promise<number> {
  const { rows } = await sql<{ attempts: number }>`
    update jobs
    set failed_attempts = failed_attempts + 1
    where id = ${id}
    returning failed_attempts as attempts`.execute(tx)
  return rows[0]?.attempts ?? 0
}

export async function insertCancellation(
  tx: Tx,
  asked: { jobId: number; now: Date; byId: number | null },
): Promise<void> {
  await tx
    .insertInto('job_cancellations')
    .values({ job_id: asked.jobId, at: asked.now, by_id: asked.byId })
    .onConflict((conflict) => conflict.column('job_id').doNothing())
    .execute()
}

/** Jobs that have not ended and whose lease ran out, or all that have not ended. */
export async function unfinishedJobs(db: Handle, leasedBefore: Date | null): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id
    from jobs
    where finished_at is null
      and (${leasedBefore}::timestamptz is null or coalesce(leased_until, created_at) < ${leasedBefore})
    order by id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Whether a job that has not ended still adds to this undo, or undoes it. */
export async function isUndoInWork(db: Handle, undoId: number): Promise<boolean> {
  const { rows } = await sql`
    select 1
    from jobs
    where finished_at is null
      and (undo_id = ${undoId} or params ->> 'undoId' = ${String(undoId)} or params ->> 'undoes' = ${String(undoId)})
    limit 1`.execute(db)
  return rows.length > 0
}

/** Whether a job of a kind that has not ended was begun with these parameters, among others. */
export async function isJobInWork(db: Handle, job: { kind: string; params: object }): Promise<boolean> {
  const { rows } = await sql`
    select 1
    from jobs
    where finished_at is null
      and kind = ${job.kind}
      and params @> ${JSON.stringify(job.params)}::jsonb
    limit 1`.execute(db)
  return rows.length > 0
}

export async function deleteJobsEndedBefore(tx: Tx, moment: Date): Promise<void> {
  await tx.deleteFrom('jobs').where('finished_at', '<', moment).execute()
}

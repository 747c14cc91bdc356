import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { Job } from '../types.ts'

type Row = Omit<Job, 'undo'> & { undoId: number | null; undoUntil: Date | null; undoneAt: Date | null }

/** Whose jobs: a person's, all of them or those that were started with one API key. */
export type JobOwner = { actorId: number; apiKeyId: number | null }

const isOwn = ({ actorId, apiKeyId }: JobOwner): RawBuilder<unknown> =>
  apiKeyId === null
    ? sql`jobs.actor_id = ${actorId}`
    : sql`jobs.actor_id = ${actorId} and jobs.api_key_id = ${apiKeyId}`

/** One of somebody's own jobs. */
export async function findOwnJob(db: Handle, of: { id: number; owner: JobOwner }): Promise<Job | undefined> {
  const rows = await jobsWhere(db, sql`jobs.id = ${of.id} and ${isOwn(of.owner)}`)
  return rows[0]
}

/** Somebody's own jobs, newest first. */
export async function findOwnJobs(
  db: Handle,
  of: { owner: JobOwner; before: number | null; unfinishedOnly: boolean; limit: number },
): Promise<Job[]> {
  return jobsWhere(
    db,
    sql`${isOwn(of.owner)}
      and jobs.id < ${of.before ?? Number.MAX_SAFE_INTEGER}
      and (not ${of.unfinishedOnly}::boolean or jobs.finished_at is null)
    order by jobs.id desc
    limit ${of.limit}`,
  )
}

async function jobsWhere(db: Handle, condition: RawBuilder<unknown>): Promise<Job[]> {
  const { rows } = await sql<Row>`
    select jobs.id,
           jobs.kind,
           jobs.state,
           jobs.total,
           jobs.done,
           jobs.refused,
           jobs.left_out as "leftOut",
           jobs.facts,
           jobs.result,
           jobs.failure,
           jobs.created_at as "createdAt",
           jobs.started_at as "startedAt",
           jobs.finished_at as "finishedAt",
           jobs.finished_at is null
             and exists (select from job_cancellations where job_id = jobs.id) as "isCancelling",
           undos.id as "undoId",
           undos.until as "undoUntil",
           undos.undone_at as "undoneAt"
    from jobs
    left join undos on undos.id = jobs.undo_id
    where ${condition}`.execute(db)
  return rows.map(({ undoId, undoUntil, undoneAt, ...job }) => ({
    ...job,
    undo: undoId !== null && undoUntil !== null ? { id: undoId, until: undoUntil, undoneAt } : null,
  }))
}

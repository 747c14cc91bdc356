import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'

/** Freezes what a job is to be done to, in the order given. */
export async function insertSubjects(tx: Tx, jobId: number, ids: readonly number[]): Promise<void> {
  await sql`
    insert into job_subjects (job_id, position, subject_id)
    select ${jobId}::bigint, place, id
    from unnest(${ids}::bigint[]) with ordinality as given (id, place)`.execute(tx)
}

/** The next subjects after a position. */
export async function subjectsAfter(
  db: Handle,
  of: { jobId: number; after: number; limit: number },
): Promise<{ position: number; id: number }[]> {
  const { rows } = await sql<{ position: number; id: number }>`
    select position, subject_id as id
    from job_subjects
    where job_id = ${of.jobId}
      and position > ${of.after}
    order by position
    limit ${of.limit}`.execute(db)
  return rows
}

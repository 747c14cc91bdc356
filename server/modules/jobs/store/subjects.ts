import { type RawBuilder, sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'

/** Freezes what a job is to be done to, each named once; gives how many. */
export async function insertSubjects(tx: Tx, jobId: number, ids: readonly number[]): Promise<number> {
  return insertSelected(tx, jobId, sql`select unnest(${ids}::bigint[])`)
}

/** Freezes what a query of ids gives, in the order of the ids; gives how many. */
export async function insertSelected(tx: Tx, jobId: number, ids: RawBuilder<unknown>): Promise<number> {
  return insertPlaced(
    tx,
    jobId,
    sql`
      select chosen.id, row_number() over (order by chosen.id)
      from (${ids}) as chosen (id)`,
  )
}

/** Freezes what a query of ids and their places, from 1 on, gives, in that order; gives how many. */
export async function insertPlaced(tx: Tx, jobId: number, placed: RawBuilder<unknown>): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into job_subjects (job_id, position, subject_id)
    select ${jobId}::bigint, chosen.place, chosen.id
    from (${placed}) as chosen (id, place)`.execute(tx)
  const total = Number(numAffectedRows)
  await tx.updateTable('jobs').set({ total }).where('id', '=', jobId).execute()
  return total
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

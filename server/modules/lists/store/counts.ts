import { type RawBuilder, sql } from 'kysely'
import { type Handle, plannedEachTime } from '../../../lib/db.ts'
import type { Wanted } from '../types.ts'
import { isEverything, tableOf, wantedRows } from './conditions.ts'

/** How many are wanted, counted up to a limit, or all of them. */
export async function countWanted(db: Handle, wanted: Wanted, atMost: number | null): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    ${sql.raw(isEverything(wanted) ? '' : plannedEachTime)}
    select count(*) as count
    from (
      select
      from ${tableOf(wanted.record)}
      where ${wantedRows(wanted, 'gather')}
      limit ${atMost}
    ) counted`.execute(db)
  return rows[0]?.count ?? 0
}

/** What the planner expects, from its statistics. */
export const estimateWanted = (db: Handle, wanted: Wanted): Promise<number> =>
  expectedRows(db, sql`select from ${tableOf(wanted.record)} where ${wantedRows(wanted, 'gather')}`)

/** The same of any selection. */
export async function expectedRows(db: Handle, selection: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json)
    ${selection}`.execute(db)
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}

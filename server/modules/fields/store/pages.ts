import { type RawBuilder, sql } from 'kysely'
import { plannedEachTime, type Tx } from '../../../lib/db.ts'
import type { FieldRecord } from '../types.ts'

/** Records that are looked at for a page, however few of them are meant. */
const looked = 5000

/** Records, in the order of their ids, and behind which the next page begins; null: there are none behind. */
export type RecordPage = { ids: number[]; next: number | null }

/**
 * Records after an id for which something is true, `limit` at most. Of a bounded number that is looked at in the order of
 * ids: left to the planner, who takes "this value" for rare, each page reads and sorts all records there are. `isMeant`
 * speaks of `kept`; nothing is locked, so whoever writes asks it again.
 */
export async function pageOf(
  tx: Tx,
  record: FieldRecord,
  page: { isMeant: RawBuilder<boolean>; after: number; limit: number },
): Promise<RecordPage> {
  const { rows } = await sql<{ ids: number[]; last: number | null; looked: number }>`
    with looked as materialized (
      select kept.id, ${page.isMeant} as "isMeant" ${sql.raw(plannedEachTime)}
      from ${tableOf(record)} kept
      where kept.id > ${page.after}
      order by kept.id
      limit ${sql.lit(looked)}
    )
    select to_json(array(select id from looked where "isMeant" order by id limit ${sql.lit(page.limit)})) as ids,
           max(id) as last,
           count(*) as looked
    from looked`.execute(tx)
  const { ids = [], last = null, looked: count = 0 } = rows[0] ?? {}
  if (ids.length === page.limit) return { ids, next: ids.at(-1) ?? null }
  return { ids, next: count === looked ? last : null }
}

export const tableOf = (record: FieldRecord) => sql.table(record === 'contact' ? 'contacts' : 'companies')

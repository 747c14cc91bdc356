import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import type { FieldRecord } from '../types.ts'
import { pageOf, type RecordPage, tableOf } from './pages.ts'

/** Records that have something under a key, page by page. */
export const pageWithKey = (
  tx: Tx,
  record: FieldRecord,
  page: { key: string; after: number; limit: number },
): Promise<RecordPage> => pageOf(tx, record, { ...page, isMeant: sql`kept.custom ? ${page.key}` })

/** Takes what was prepared in vain out of records. */
export async function dropKey(
  tx: Tx,
  record: FieldRecord,
  dropped: { key: string; ids: readonly number[] },
): Promise<void> {
  await sql`
    with page as (
      select id
      from ${tableOf(record)}
      where id = any(${dropped.ids}::bigint[])
        and custom ? ${dropped.key}
      order by id
      for update
    )
    update ${tableOf(record)} kept
    set custom = kept.custom - ${dropped.key}::text
    from page
    where kept.id = page.id`.execute(tx)
}

/** A former value that was taken away: what an undo puts back where the record still has `to`. */
export type Former = { id: number; undoId: number | null; from: unknown; to: unknown }

/**
 * Takes away what records still have from before another type, and raises their versions: a form that was drawn before is
 * refused. Gives what was taken away.
 */
export async function takeFormer(tx: Tx, record: FieldRecord, ids: readonly number[]): Promise<Former[]> {
  const { rows } = await sql<Former>`
    with leaving as (
      select coalesce(value_key, id::text) as key, left_key, left_undo_id
      from fields
      where record = ${record}
        and left_key is not null
    ), page as (
      select id, custom
      from ${tableOf(record)}
      where id = any(${ids}::bigint[])
        and custom ?| (select array_agg(left_key) from leaving)
      order by id
      for update
    ), kept as (
      update ${tableOf(record)} kept
      set custom = page.custom - (select array_agg(left_key) from leaving),
          version = kept.version + 1
      from page
      where kept.id = page.id
    )
    select page.id,
           leaving.left_undo_id as "undoId",
           page.custom -> leaving.left_key as "from",
           nullif(page.custom -> leaving.key, 'null') as "to"
    from page
    join leaving on page.custom ? leaving.left_key
    order by page.id`.execute(tx)
  return rows
}

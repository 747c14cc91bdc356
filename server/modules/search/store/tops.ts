import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import type { SearchedRecord } from '../types.ts'

/** Kept of each beginning; more than are shown, so that a few may go before it must be filled up again. */
const keptAtMost = 40
const keptAtLeast = 20
/** Looked at to fill a list up: of a beginning that thousands share, any of them do. */
const candidates = 500

const tableOf = { contact: sql.raw('contacts'), company: sql.raw('companies') }

/** Puts records into the lists of all that their words begin with today, and takes them out of the others. */
export async function refreshTops(tx: Tx, record: SearchedRecord, ids: readonly number[]): Promise<void> {
  const left = await takeOut(tx, record, ids)
  const entered = await putIn(tx, record, ids)
  await trim(tx, record, [...new Set(entered)])
  await fillUp(tx, record, [...new Set(left)])
}

async function takeOut(tx: Tx, record: SearchedRecord, ids: readonly number[]): Promise<string[]> {
  const { rows } = await sql<{ prefix: string }>`
    delete from search_tops
    where record = ${record}
      and record_id = any(${ids}::bigint[])
    returning prefix`.execute(tx)
  return rows.map(({ prefix }) => prefix)
}

async function putIn(tx: Tx, record: SearchedRecord, ids: readonly number[]): Promise<string[]> {
  const { rows } = await sql<{ prefix: string }>`
    with beginning as (
      select live.id,
             live.updated_at,
             piece.prefix,
             row_number() over (partition by piece.prefix order by live.updated_at desc, live.id desc) as place
      from ${tableOf[record]} live
      cross join lateral (
        select distinct left(word, length) as prefix
        from string_to_table(live.search_text, ' ') as word
        cross join generate_series(1, 2) as length
        where char_length(word) >= length
      ) piece
      where live.id = any(${ids}::bigint[])
        and live.life = 'live'
    )
    insert into search_tops (record, prefix, record_id, touched_at)
    select ${record}, prefix, id, updated_at
    from beginning
    where place <= ${keptAtMost}
    returning prefix`.execute(tx)
  return rows.map(({ prefix }) => prefix)
}

async function trim(tx: Tx, record: SearchedRecord, prefixes: readonly string[]): Promise<void> {
  await sql`
    delete from search_tops
    using (
      select prefix,
             record_id,
             row_number() over (partition by prefix order by touched_at desc, record_id desc) as place
      from search_tops
      where record = ${record}
        and prefix = any(${prefixes}::text[])
    ) placed
    where search_tops.record = ${record}
      and search_tops.prefix = placed.prefix
      and search_tops.record_id = placed.record_id
      and placed.place > ${keptAtMost}`.execute(tx)
}

async function fillUp(tx: Tx, record: SearchedRecord, prefixes: readonly string[]): Promise<void> {
  const { rows } = await sql<{ prefix: string }>`
    select wanted.prefix
    from unnest(${prefixes}::text[]) as wanted (prefix)
    left join search_tops on search_tops.record = ${record} and search_tops.prefix = wanted.prefix
    group by wanted.prefix
    having count(search_tops.record_id) < ${keptAtLeast}`.execute(tx)
  for (const { prefix } of rows) await fillUpOne(tx, record, prefix)
}

async function fillUpOne(tx: Tx, record: SearchedRecord, prefix: string): Promise<void> {
  const escaped = prefix.replace(/[\\%_]/g, '\\$&')
  await sql`
    insert into search_tops (record, prefix, record_id, touched_at)
    select ${record}, ${prefix}, id, updated_at
    from (
      select id, updated_at
      from ${tableOf[record]}
      where life = 'live'
        and (search_text like ${`${escaped}%`} or search_text like ${`% ${escaped}%`})
      limit ${candidates}
    ) candidate
    order by updated_at desc, id desc
    limit ${keptAtMost}
    on conflict (record, prefix, record_id) do nothing`.execute(tx)
}

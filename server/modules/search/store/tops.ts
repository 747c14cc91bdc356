import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import { asIndexed, fragmentsOf } from '../../directory/index.ts'
import type { SearchedRecord } from '../types.ts'

/** Kept of each beginning; more than are shown, so that a few may go before it must be filled up again. */
const keptAtMost = 40
const keptAtLeast = 20
/** Looked at to fill a list up: of a beginning that thousands share, any of them do. */
const candidates = 500

const tableOf = { contact: sql.raw('contacts'), company: sql.raw('companies') }

/** 0: the folded name begins so, with its signs or without; 1: a later word of it does; 2: something else does. */
const standing = (prefix: RawBuilder<unknown>): RawBuilder<number> => sql`
  case
    when starts_with(folded.name, ${prefix}) or starts_with(folded.plain, ${prefix}) then 0
    when strpos(folded.name, ' ' || ${prefix}) > 0 or strpos(folded.plain, ' ' || ${prefix}) > 0 then 1
    else 2
  end`
/** Once for each record, not for each of its beginnings: folding was three quarters of the work. */
const foldedOnce = (record: string): RawBuilder<unknown> => sql`
  cross join lateral (
    select name, without_signs(name) as plain
    from (select fold_text(${sql.ref(`${record}.name`)}) as name offset 0) once
    offset 0
  ) folded`

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
             ${standing(sql.ref('piece.prefix'))} as standing
      from ${tableOf[record]} live
      ${foldedOnce('live')}
      cross join lateral (
        select distinct left(word, length) as prefix
        from string_to_table(live.search_text, ' ') as word
        cross join generate_series(1, 2) as length
        where char_length(word) >= length
      ) piece
      where live.id = any(${ids}::bigint[])
        and live.life = 'live'
    ), placed as (
      select *, row_number() over (partition by prefix order by standing, updated_at desc, id desc) as place
      from beginning
    )
    insert into search_tops (record, prefix, record_id, standing, touched_at)
    select ${record}, prefix, id, standing, updated_at
    from placed
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
             row_number() over (partition by prefix order by standing, touched_at desc, record_id desc) as place
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
  const some = (beginning: string): RawBuilder<unknown> => sql`
    select id, updated_at, ${standing(sql.val(prefix))} as standing
    from ${tableOf[record]} live
    ${foldedOnce('live')}
    where life = 'live'
      and search_text like ${`${beginning}${escaped}%`}
      ${record === 'contact' ? sql`and ${fragmentsOf(sql`live.search_text`)} like ${`${beginning}${asIndexed(escaped)}%`}` : sql``}
    limit ${candidates}`
  // A search text begins with the name.
  await sql`
    insert into search_tops (record, prefix, record_id, standing, touched_at)
    select ${record}, ${prefix}, id, standing, updated_at
    from ((${some('')}) union (${some('% ')})) candidate
    order by standing, updated_at desc, id desc
    limit ${keptAtMost}
    on conflict (record, prefix, record_id) do nothing`.execute(tx)
}

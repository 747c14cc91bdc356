import { type RawBuilder, sql } from 'kysely'
import { type Handle, plannedEachTime } from '../../../lib/db.ts'
import { foldText } from '../../../lib/pure/fold-text.ts'
import type { Piece } from '../../../lib/pure/search-pieces.ts'
import { sortKeyOf } from '../../../lib/pure/sort-key.ts'
import { withoutSigns } from '../../../lib/pure/without-signs.ts'
import { beginsWith, contactBeginsWith, contactHasPiece, hasPiece, literally } from '../../directory/index.ts'
import type { Key, SearchedRecord } from '../types.ts'

/** Contacts touched last that are looked through: what one in a hundred holds is found among them (measured: 1 ms). */
const stretch = 1000
/** So many before them where a quarter of what is wanted was among those: the index would give all of a million (7 ms). */
const furtherStretch = 4000
/** Matches looked at before they are put in order: a common word has more than anybody would read. */
const candidates = 500

const tableOf = { contact: sql.raw('contacts'), company: sql.raw('companies') }

/** Whose name begins with one or two letters, then of whom another word does; within these who was touched last. */
export async function topKeys(db: Handle, prefix: string, limit: number): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select record, record_id as id
    from (
      (
        select record, record_id, standing, touched_at
        from search_tops
        where record = 'contact'
          and prefix = ${prefix}
        order by standing, touched_at desc, record_id desc
        limit ${limit}
      )
      union all
      (
        select record, record_id, standing, touched_at
        from search_tops
        where record = 'company'
          and prefix = ${prefix}
        order by standing, touched_at desc, record_id desc
        limit ${limit}
      )
    ) top
    order by standing, touched_at desc, record_id desc
    limit ${limit}`.execute(db)
  return rows
}

/**
 * What holds every piece: first what is called so, then whose name begins so, then where each piece begins a word, then
 * the rest; within these who was touched last.
 *
 * A common word has tens of thousands of matches, and the index of fragments gives all of them before the first. So the
 * contacts touched last are looked through first; they hold enough of whatever is common, and the index is asked only for
 * what they do not. Who is called so is found by the order of names, be it touched never so long ago, and whose address
 * begins so by the order of addresses.
 */
export async function matchingKeys(
  db: Handle,
  asked: { query: string; pieces: readonly Piece[]; limit: number },
): Promise<Key[]> {
  const { pieces, limit } = asked
  const [holdsAll, beginsAll] = [every(pieces.map(holds)), every(pieces.map(begins))]
  const [contactHoldsAll, contactBeginsAll] = [
    every(pieces.map(contactHasPiece)),
    every(pieces.map(contactBeginsWith)),
  ]
  const address = beginningOfAddress(pieces)
  const named = namesFrom(asked.query)
  const { rows } = await sql<Key>`
    ${sql.raw(plannedEachTime)}
    with recent as materialized (
      select ${columns}
      from ${touchedLast({ skip: 0, take: stretch })} contact
      where ${beginsAll}
    ), further as materialized (
      select ${columns}
      from ${touchedLast({ skip: stretch, take: furtherStretch })} contact
      where ${beginsAll}
        and (select count(*) < ${limit} and count(*) * 4 >= ${limit} from recent)
    ), addressed as materialized (
      ${address === null ? sql`select * from recent where false` : sql`select ${columns} from ${addressedSo(address, beginsAll)} contact`}
    ), matching as materialized (
      select ${columns}
      from ${some('contact', contactHoldsAll, candidates)} contact
      where (select count(*) from (select id from recent union select id from further union select id from addressed) known) < ${limit}
    ), beginning as materialized (
      select ${columns}
      from ${some('contact', contactBeginsAll, candidates)} contact
      where ${address === null}
        and (
          select count(*) = ${candidates} and count(*) filter (where ${beginsAll}) < ${limit}
          from matching
        )
    )
    select record, id
    from (
      select distinct on (record, id)
        record,
        id,
        updated_at,
        case
          when ${named ? sql`sort_name >= ${named.from} and sort_name < ${named.afterExact}` : sql`false`} then 0
          when search_text like ${`${literally(foldText(asked.query))}%`} then 1
          when ${named ? sql`sort_name >= ${named.from} and sort_name < ${named.afterAll}` : sql`false`} then 1
          when ${beginsAll} then 2
          else 3
        end as rank
      from (
        table recent
        union all
        table further
        union all
        table addressed
        union all
        table matching
        union all
        table beginning
        union all
        select ${columns} from ${some('company', holdsAll, candidates)} company
        ${named ? sql`union all select ${columns} from ${inOrder('contact', named, holdsAll, limit)} contact` : sql``}
        ${named ? sql`union all select ${columns} from ${inOrder('company', named, holdsAll, limit)} company` : sql``}
      ) found
    ) ranked
    order by rank, updated_at desc, id desc
    limit ${limit}`.execute(db)
  return rows
}

type Sql = RawBuilder<unknown>
const columns = sql.raw('record, id, updated_at, search_text, sort_name')

const every = (conditions: readonly Sql[]): Sql => sql.join(conditions, sql` and `)
const holds = (piece: Piece): Sql => hasPiece(sql`search_text`, piece)
const begins = (piece: Piece): Sql => beginsWith(sql`search_text`, piece)

/** Live contacts in the order of their last change, latest first. */
const touchedLast = (part: { skip: number; take: number }): Sql => sql`(
  select 'contact' as record, id, updated_at, search_text, sort_name
  from contacts
  where life = 'live'
  order by updated_at desc
  limit ${part.take}
  offset ${part.skip}
)`

/** Live records that fulfil a condition, whichever come first. */
const some = (record: SearchedRecord, condition: Sql, limit: number): Sql => sql`(
  select ${sql.lit(record)} as record, id, updated_at, search_text, sort_name
  from ${tableOf[record]}
  where life = 'live'
    and ${condition}
  limit ${limit}
)`

/**
 * Live contacts with an address that begins so. A fragment of an address that thousands hold begins few of them, or all:
 * the index of fragments would give it for all before it could be seen. Where the database has letters in another order
 * than that of their codes some are missed here, and found as fragments.
 */
const addressedSo = (address: string, condition: Sql): Sql => sql`(
  select 'contact' as record, id, updated_at, search_text, sort_name
  from contacts
  where life = 'live'
    and id in (
      select person_id
      from claims
      where address >= ${address}
        and address < ${`${address}\u{10ffff}`}
      limit ${candidates}
    )
    and ${condition}
)`

/** The first piece that is written as part of an address is. */
function beginningOfAddress(pieces: readonly Piece[]): string | null {
  const [form] = pieces.find((each) => each.length === 1 && /^[^.@].*[.@]/.test(each[0] ?? '')) ?? []
  return form ?? null
}

type Names = { from: string; afterExact: string; afterAll: string }

/** Live records whose names begin so, in the order of names, which has those called exactly so first. */
const inOrder = (record: SearchedRecord, names: Names, condition: Sql, limit: number): Sql => sql`(
  select ${sql.lit(record)} as record, id, updated_at, search_text, sort_name
  from ${tableOf[record]}
  where life = 'live'
    and sort_name >= ${names.from}
    and sort_name < ${names.afterAll}
    and ${condition}
  order by sort_name, id
  limit ${limit}
)`

/**
 * Where names that begin with a query stand in the order of names. Null for a query with other signs than names have, which
 * that order passes over: "@maria" would lead to all Marías.
 */
function namesFrom(query: string): Names | null {
  if (!/^[\p{L}\p{M}\p{N}\s]+$/u.test(withoutSigns(foldText(query)))) return null
  const [letters = ''] = sortKeyOf(query).split(' ')
  return letters === ''
    ? null
    : { from: letters, afterExact: `${letters}!`, afterAll: `${letters}\u{10ffff}` }
}

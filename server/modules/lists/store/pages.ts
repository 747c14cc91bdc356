import { sql } from 'kysely'
import { type Handle, plannedEachTime } from '../../../lib/db.ts'
import { isIndexed } from '../rules/indexed.ts'
import type { Condition, Wanted } from '../types.ts'
import { isEverything, isOfLife, passed, tableOf, wantedRows } from './conditions.ts'
import { isOfOtherTables } from './contacts-passing.ts'
import { estimateWanted, expectedRows } from './counts.ts'
import { lookedUp } from './looked-up.ts'
import type { Edge, Order } from './sorts.ts'
import type { Sql } from './tests.ts'

export type Place = { id: number; value: Edge['value'] }
/** `matches` is how many there are in the whole list, where that came to light. */
export type Page = { places: Place[]; matches: number | null }
type Asked = {
  wanted: Wanted
  order: Order
  from: Edge | null
  direction: 'after' | 'before'
  limit: number
}

/**
 * The ids of a page in order, with the values they are ordered by.
 *
 * Which way is fast hangs on how many records pass, which statistics often misjudge: an index in order finds a page at
 * once where many pass, and reads on for seconds where few do; with the indexes of the conditions it is the other way
 * round. So each way is gone a bounded stretch only, the likely one first. Where neither gives a page, many pass, but
 * not here (created long ago and sorted by creation, newest first): then more is gathered, and in the end all is read.
 */
export async function pageOf(db: Handle, given: Asked): Promise<Page> {
  if (isEverything(given.wanted)) return { places: await walkAll(db, given), matches: null }
  const guessed = isIndexed(given.wanted) ? await estimateWanted(db, given.wanted) : null
  const few = isNarrow(given.wanted, guessed) ? await gather(db, given, gatheredAtMost) : null
  if (few) return few
  const { wanted, atMost } = await lookedUp(db, given.wanted)
  const asked = { ...given, wanted }
  const expected = atMost === null ? guessed : Math.min(atMost, guessed ?? atMost)
  const isRare = expected !== null && expected <= (await rareIn(db, asked))
  const gathered = isRare ? await gather(db, asked, gatheredAtMost) : null
  if (gathered) return gathered
  const places = await walkOn(db, asked, expected)
  if (places.length === asked.limit) return { places, matches: null }
  const isMeant = !isRare && (expected ?? 0) <= gatheredAtMost * 2
  return (
    (isMeant ? await gather(db, asked, gatheredAtMost) : null) ??
    (await gather(db, asked, gatheredAtMost * 10)) ?? { places: await walkAll(db, asked), matches: null }
  )
}

/** So many that pass or fewer are gathered before the index in order is walked; it is shorter where a condition bounds it. */
async function rareIn(db: Handle, asked: Asked): Promise<number> {
  const bounds = ofTheKey(asked)
  if (bounds.length === 0) return rare
  const { wanted, limit } = asked
  const within = sql.join([isOfLife(wanted), ...bounds], sql` and `)
  const walked = await expectedRows(db, sql`select from ${tableOf(wanted.record)} where ${within}`)
  return Math.min(rare, Math.sqrt((limit * walked) / lookingForFetching))
}

/** Walks a stretch; and where that was part of a page, as far again as the rest is likely to take, if gathering costs more. */
async function walkOn(db: Handle, asked: Asked, expected: number | null): Promise<Place[]> {
  const places = await walkStretch(db, asked, stretch)
  const last = places.at(-1)
  if (!last || places.length === asked.limit) return places
  const left = asked.limit - places.length
  const likely = Math.ceil((1.5 * left * stretch) / places.length)
  if (likely > Math.min(walkedAtMost, (expected ?? walkedAtMost) * lookingForPassing)) return places
  return [...places, ...(await walkStretch(db, { ...asked, from: last, limit: left }, likely + stretch / 10))]
}

// Measured on 1,000,000 contacts, sorted otherwise than they lie: a row costs the same to look at along an index (2.3 µs)
// and two thirds more to gather and sort, so that at 8,000 that pass both ways cost the same, 35 ms.
const rare = 8000
/** So few are gathered at less cost than anything could be looked up before, where a condition on the row leads to them. */
const hardlyAny = 500
const isNarrow = ({ conditions }: Wanted, guessed: number | null): boolean =>
  guessed !== null &&
  guessed <= hardlyAny &&
  !conditions.conditions.every((one) => !('match' in one) && isOfOtherTables(one))
const lookingForFetching = 1.6
/** Of what is fetched only a part passes, where no single condition is rare. */
const lookingForPassing = 4
const stretch = 20_000
const walkedAtMost = 60_000
const gatheredAtMost = 20_000

/** The last of the next so many records, where the page after them begins; null: there are fewer. */
export async function edgeAfter(
  db: Handle,
  asked: Pick<Asked, 'wanted' | 'order' | 'from'> & { skip: number },
): Promise<Edge | null> {
  const { wanted, order, skip } = asked
  const forward = { ...asked, direction: 'after' as const, limit: 1 }
  const { rows } = await sql<Place>`
    ${sql.raw(isEverything(wanted) ? '' : plannedEachTime)}
    select ${tableOf(wanted.record)}.id, ${order.shown} as value
    from ${tableOf(wanted.record)}
    where ${wantedRows(wanted, 'gather')}
      ${beyond(forward)}
    order by ${inOrder(forward)}
    offset ${skip - 1}
    limit 1`.execute(db)
  return rows[0] ?? null
}

/** As many of a page as there are within a stretch of the index in order. */
async function walkStretch(db: Handle, asked: Asked, atMost: number): Promise<Place[]> {
  const { order, limit, wanted } = asked
  const table = tableOf(wanted.record)
  const { rows } = await sql<Place>`
    ${sql.raw(plannedEachTime)}
    select id, value
    from (
      select ${table}.id,
             ${order.shown} as value,
             ${order.key} as key,
             ${wantedRows(wanted, 'probe')} as passes
      from ${table}
      where ${sql.join([isOfLife(wanted), ...ofTheKey(asked)], sql` and `)}
        ${beyond(asked)}
      order by ${inOrder(asked)}
      limit ${atMost}
    ) walked
    where passes
    order by ${inOrder(asked, sql`key`, sql`id`)}
    limit ${limit}`.execute(db)
  return rows
}

/** Null when more pass than are worth sorting. */
async function gather(db: Handle, asked: Asked, atMost: number): Promise<Page | null> {
  const { order, limit, wanted, from } = asked
  const { rows } = await sql<Place & { gathered: number }>`
    ${sql.raw(plannedEachTime)}
    select id, value, count(*) over () as gathered
    from (
      select ${tableOf(wanted.record)}.id, ${order.shown} as value, ${order.key} as key
      from ${tableOf(wanted.record)}
      where ${wantedRows(wanted, 'gather')}
        ${beyond(asked)}
      limit ${atMost + 1}
    ) gathered
    order by ${inOrder(asked, sql`key`, sql`id`)}
    limit ${limit}`.execute(db)
  const gathered = rows[0]?.gathered ?? 0
  if (gathered > atMost) return null
  return {
    places: rows.map(({ id, value }) => ({ id, value })),
    matches: from === null ? gathered : null,
  }
}

async function walkAll(db: Handle, asked: Asked): Promise<Place[]> {
  const { wanted, order, limit } = asked
  const { rows } = await sql<Place>`
    ${sql.raw(isEverything(wanted) ? '' : plannedEachTime)}
    select ${tableOf(wanted.record)}.id, ${order.shown} as value
    from ${tableOf(wanted.record)}
    where ${sql.join([wantedRows(wanted, 'probe'), ...ofTheKey(asked)], sql` and `)}
      ${beyond(asked)}
    order by ${inOrder(asked)}
    limit ${limit}`.execute(db)
  return rows
}

/** Conditions on what the list is ordered by narrow the stretch itself, and so does what follows from others. */
function ofTheKey({ wanted, order }: Asked): Sql[] {
  if (wanted.conditions.match !== 'all') return []
  const path = order.cursor.order.replace(/^\w+\.-?/, '')
  const ranges = wanted.conditions.conditions.filter(isRange)
  const own = ranges.filter((each) => each.field.path === path)
  return [
    ...passed({ ...wanted, conditions: { match: 'all', conditions: own } }, 'gather'),
    ...ranges.flatMap((each) => implied(path, order.key, each)),
  ]
}

const isRange = (each: Wanted['conditions']['conditions'][number]): each is Condition =>
  'field' in each && each.test.kind === 'range' && !each.isNot

// Nothing changes before it was made: a check of the table, with a day for clocks that differ. Without this, what was
// last changed long ago is looked for among the newest.
function implied(path: string, key: Sql, { field, test }: Condition): Sql[] {
  if (test.kind !== 'range') return []
  if (path === 'createdAt' && field.path === 'updatedAt' && test.to)
    return [sql`${key} <= ${String(test.to.value)}::timestamptz + interval '1 day'`]
  if (path === 'updatedAt' && field.path === 'createdAt' && test.from)
    return [sql`${key} >= ${String(test.from.value)}::timestamptz - interval '1 day'`]
  return []
}

const isUpward = ({ order, direction }: Asked): boolean => (direction === 'after') !== order.isDescending

function beyond(asked: Asked): Sql {
  const { from, order, wanted } = asked
  if (!from) return sql``
  const than = sql.raw(isUpward(asked) ? '>' : '<')
  return sql`and (${order.key}, ${tableOf(wanted.record)}.id) ${than} (${order.bound(from.value)}, ${from.id})`
}

function inOrder(
  asked: Asked,
  key = asked.order.key,
  id: Sql = sql`${tableOf(asked.wanted.record)}.id`,
): Sql {
  return isUpward(asked) ? sql`${key}, ${id}` : sql`${key} desc, ${id} desc`
}

import { sql } from 'kysely'
import { type Handle, plannedEachTime } from '../../../lib/db.ts'
import { isIndexed } from '../rules/indexed.ts'
import type { Condition, Wanted } from '../types.ts'
import { isEverything, isOfLife, passed, tableOf, wantedRows } from './conditions.ts'
import { estimateWanted } from './counts.ts'
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
export async function pageOf(db: Handle, asked: Asked): Promise<Page> {
  const { wanted } = asked
  if (isEverything(wanted)) return { places: await walkAll(db, asked), matches: null }
  const isRare = isIndexed(wanted) && (await estimateWanted(db, wanted)) <= rare
  const gathered = isRare ? await gather(db, asked, gatheredAtMost) : null
  if (gathered) return gathered
  const places = await walkStretch(db, asked)
  if (places.length === asked.limit) return { places, matches: null }
  return (
    (isRare ? null : await gather(db, asked, gatheredAtMost)) ??
    (await gather(db, asked, gatheredAtMost * 10)) ?? { places: await walkAll(db, asked), matches: null }
  )
}

// Measured on 1,000,000 contacts: looking at a row along an index costs a fifth of fetching one by its id, so that at
// 5,000 that pass both ways cost the same; either stays under 50 ms at its first bound.
const rare = 5000
const stretch = 20_000
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
async function walkStretch(db: Handle, asked: Asked): Promise<Place[]> {
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
      where ${isOfLife(wanted)}
        ${beyond(asked)}
        ${ofTheKey(asked)}
      order by ${inOrder(asked)}
      limit ${stretch}
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
    where ${wantedRows(wanted, 'probe')}
      ${beyond(asked)}
    order by ${inOrder(asked)}
    limit ${limit}`.execute(db)
  return rows
}

/** Conditions on what the list is ordered by narrow the stretch itself, and so does what follows from others. */
function ofTheKey({ wanted, order }: Asked): Sql {
  if (wanted.conditions.match !== 'all') return sql``
  const path = order.cursor.order.replace(/^\w+\.-?/, '')
  const ranges = wanted.conditions.conditions.filter(isRange)
  const own = ranges.filter((each) => each.field.path === path)
  const narrowed = [
    ...passed({ ...wanted, conditions: { match: 'all', conditions: own } }, 'probe'),
    ...ranges.flatMap((each) => implied(path, order.key, each)),
  ]
  return narrowed.length === 0 ? sql`` : sql`and ${sql.join(narrowed, sql` and `)}`
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

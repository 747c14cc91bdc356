import { sql } from 'kysely'
import { type Handle, plannedEachTime } from '../../../lib/db.ts'
import type { Wanted } from '../types.ts'
import { isEverything, passed, tableOf, wantedRows } from './conditions.ts'
import type { Edge, Order } from './sorts.ts'
import type { Sql } from './tests.ts'

export type Place = { id: number; value: Edge['value'] }
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
 * once where many pass, and reads on for seconds where few do. So it is first walked for a bounded stretch. Where that
 * gives no full page, what passes is gathered by the indexes of its conditions, again bounded, and sorted. Only what
 * passes often, but not here, is left for a walk without bounds.
 */
export async function pageOf(db: Handle, asked: Asked): Promise<Place[]> {
  if (isEverything(asked.wanted)) return walkAll(db, asked)
  const walked = await walkStretch(db, asked)
  if (walked.length === asked.limit) return walked
  return (await gather(db, asked)) ?? walkAll(db, asked)
}

// Measured on 1,000,000 contacts: either costs some 20 ms at its bound.
const stretch = 4000
const gatheredAtMost = 20_000

async function walkStretch(db: Handle, asked: Asked): Promise<Place[]> {
  const { order, limit } = asked
  const table = tableOf(asked.wanted.record)
  const { rows } = await sql<Place>`
    ${sql.raw(plannedEachTime)}
    select id, value
    from (
      select ${table}.id,
             ${order.shown} as value,
             ${order.key} as key,
             ${wantedRows(asked.wanted, 'probe')} as passes
      from ${table}
      where ${table}.life = 'live'
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
async function gather(db: Handle, asked: Asked): Promise<Place[] | null> {
  const { order, limit, wanted } = asked
  const { rows } = await sql<Place & { gathered: number }>`
    ${sql.raw(plannedEachTime)}
    select id, value, count(*) over () as gathered
    from (
      select ${tableOf(wanted.record)}.id, ${order.shown} as value, ${order.key} as key
      from ${tableOf(wanted.record)}
      where ${wantedRows(wanted, 'gather')}
        ${beyond(asked)}
      limit ${gatheredAtMost + 1}
    ) gathered
    order by ${inOrder(asked, sql`key`, sql`id`)}
    limit ${limit}`.execute(db)
  if (Number(rows[0]?.gathered ?? 0) > gatheredAtMost) return null
  return rows.map(({ id, value }) => ({ id, value }))
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

/** Conditions on what the list is ordered by narrow the stretch itself. */
function ofTheKey({ wanted, order }: Asked): Sql {
  if (wanted.conditions.match !== 'all') return sql``
  const path = order.cursor.order.replace(/^\w+\.-?/, '')
  const own = wanted.conditions.conditions.filter(
    (each) => 'field' in each && each.field.path === path && each.test.kind === 'range' && !each.isNot,
  )
  const narrowed = passed({ ...wanted, conditions: { match: 'all', conditions: own } }, 'probe')
  return narrowed.length === 0 ? sql`` : sql`and ${sql.join(narrowed, sql` and `)}`
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

import { type RawBuilder, sql } from 'kysely'
import { plannedEachTime } from '../../../lib/db.ts'
import type { Wanted } from '../types.ts'
import { tableOf, wantedRows } from './conditions.ts'
import type { Order } from './sorts.ts'

/** The ids of everything that is wanted, each with its place in the list. */
export function allInOrder(wanted: Wanted, order: Order): RawBuilder<unknown> {
  const table = tableOf(wanted.record)
  const direction = sql.raw(order.isDescending ? 'desc' : 'asc')
  return sql`
    ${sql.raw(plannedEachTime)}
    select ${table}.id, row_number() over (order by ${order.key} ${direction}, ${table}.id ${direction})
    from ${table}
    where ${wantedRows(wanted, 'gather')}`
}

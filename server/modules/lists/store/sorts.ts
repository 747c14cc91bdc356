import { sql } from 'kysely'
import type { CursorKind, CursorShape } from '../../../lib/pure/cursor.ts'
import type { ListRecord, Scalar, Sort } from '../types.ts'
import { tableOf } from './conditions.ts'
import type { Sql } from './tests.ts'

/** Where a page begins or ends: the value sorted by, and the id, which parts equals. */
export type Edge = { value: Scalar | null; id: number }

/** How a list is put in order: `key` and the id, both in one direction, so that one index serves both ways. */
export type Order = {
  key: Sql
  /** The key's value as a cursor holds it. */
  shown: Sql
  /** What a cursor's value is to be compared with the key as. */
  bound: (value: Edge['value']) => Sql
  cursor: CursorKind<readonly ['text' | 'number' | 'text?', 'number']>
  isDescending: boolean
}

const columns = {
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  lastMessageAt: 'last_message_at',
} as const

/** @throws when the rules let a sort through that there is none of */
export function orderOf(record: ListRecord, sort: Sort): Order {
  const table = tableOf(record)
  const list = { contact: 'contacts', company: 'companies', ticket: 'tickets' }[record]
  const cursor = <const Shape extends CursorShape>(shape: Shape) => ({
    order: `${list}.${sort.isDescending ? '-' : ''}${sort.path}`,
    shape,
  })
  const { isDescending } = sort
  switch (sort.path) {
    case 'name': {
      const key = sql`${table}.sort_name`
      return {
        key,
        shown: key,
        bound: (value) => sql`${value}`,
        cursor: cursor(['text', 'number']),
        isDescending,
      }
    }
    case 'number':
    case 'status':
    case 'priority': {
      const key = {
        number: sql`tickets.id`,
        status: sql`ticket_stage(tickets.status, tickets.created_at)`,
        priority: sql`ticket_urgency(tickets.priority, tickets.last_message_at)`,
      }[sort.path]
      return {
        key,
        shown: key,
        bound: (value) => sql`${value}::bigint`,
        cursor: cursor(['number', 'number']),
        isDescending,
      }
    }
    case 'createdAt':
    case 'updatedAt':
    case 'lastMessageAt': {
      const key = sql`${table}.${sql.ref(columns[sort.path])}`
      // Whole microseconds: a time that lost some of them would give rows twice, or skip them.
      return {
        key,
        shown: sql`(extract(epoch from ${key}) * 1000000)::bigint`,
        bound: (value) => sql`(timestamptz 'epoch' + ${value}::bigint * interval '1 microsecond')`,
        cursor: cursor(['number', 'number']),
        isDescending,
      }
    }
    case 'renewalDate': {
      // Whichever way, those without a date come last.
      const none = sql.raw(`date '${isDescending ? '-' : ''}infinity'`)
      return {
        key: sql`coalesce(${table}.renewal_date, ${none})`,
        shown: sql`${table}.renewal_date`,
        bound: (value) => sql`coalesce(${value}::date, ${none})`,
        cursor: cursor(['text?', 'number']),
        isDescending,
      }
    }
    default:
      throw new Error(`${list} are not sorted by ${sort.path}`)
  }
}

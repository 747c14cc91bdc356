import type { Handle } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { decodeCursor, encodeCursor } from '../../lib/pure/cursor.ts'
import { readDateOnly } from '../../lib/pure/date-only.ts'
import { firstKeyOf, initials } from '../../lib/pure/sort-key.ts'
import { countRecords } from './count-records.ts'
import type { Facts } from './read-facts.ts'
import { readColumns, readSort } from './rules/read-sort.ts'
import { readWanted } from './select-records.ts'
import { type Place, pageOf } from './store/pages.ts'
import { type Edge, type Order, orderOf } from './store/sorts.ts'
import type { ListField, ListRecord, Wanted } from './types.ts'
import type { CountAnswer, ListQuery } from './wire.ts'

export type ListPage = {
  ids: number[]
  columns: ListField[]
  next: string | null
  previous: string | null
  count: CountAnswer | null
}

/**
 * A page of a list: searched, filtered and sorted, after or before a cursor, or from a heading of the index on.
 * @throws Refusal invalid with every problem of what was asked at once
 */
export async function listPage(
  db: Handle,
  facts: Facts,
  record: ListRecord,
  asked: ListQuery,
): Promise<ListPage> {
  const { wanted, order, columns, direction, from } = readAsked(facts, record, asked)
  const { places, matches } = await pageOf(db, { wanted, order, from, direction, limit: asked.limit + 1 })
  if (direction === 'before') places.reverse()
  const hasMore = places.length > asked.limit
  if (hasMore) places.splice(direction === 'after' ? -1 : 0, 1)
  const cursorAt = (place: Place | undefined): string | null =>
    place ? encodeCursor(order.cursor, [place.value as string, place.id]) : null
  const [hasNext, hasPrevious] = direction === 'after' ? [hasMore, from !== null] : [true, hasMore]
  return {
    ids: places.map((place) => place.id),
    columns,
    next: hasNext ? cursorAt(places.at(-1)) : null,
    previous: hasPrevious ? cursorAt(places[0]) : null,
    count: asked.count === 'none' ? null : await countRecords(db, wanted, matches),
  }
}

type Read = {
  wanted: Wanted
  order: Order
  columns: ListField[]
  direction: 'after' | 'before'
  from: Edge | null
}

function readAsked(facts: Facts, record: ListRecord, asked: ListQuery): Read {
  const problems: Problem[] = []
  const noted = <Result extends { problems: Problem[] }>(read: Result): Result => {
    problems.push(...read.problems)
    return read
  }
  const { wanted } = noted(readWanted(facts, record, asked))
  const { sort } = noted(readSort(facts, asked.sort))
  const { columns } = noted(readColumns(facts, (asked.columns ?? '').split(',').filter(Boolean)))
  const order = orderOf(record, sort)
  const { direction, from } = noted(startOf(order, asked))
  if (problems.length > 0) throw new Refusal('invalid', problems)
  return { wanted, order, columns, direction, from }
}

type Start = { direction: 'after' | 'before'; from: Edge | null; problems: Problem[] }

function startOf(order: Order, asked: ListQuery): Start {
  if (asked.before !== undefined) return edgeOf(order, 'before', asked.before)
  if (asked.after !== undefined) return edgeOf(order, 'after', asked.after)
  if (asked.initial === undefined || asked.initial === '')
    return { direction: 'after', from: null, problems: [] }
  const refused = (code: string): Start => ({
    direction: 'after',
    from: null,
    problems: [{ path: 'initial', code }],
  })
  if (!/^\w+\.name$/.test(order.cursor.order)) return refused('list.other-sort')
  const initial = asked.initial.normalize('NFC').toUpperCase()
  if (!initials.includes(initial)) return refused('initial.unknown')
  const first = firstKeyOf(initial)
  // No id is as small, so the first name under the heading comes after this edge.
  return { direction: 'after', from: first === '' ? null : { value: first, id: 0 }, problems: [] }
}

function edgeOf(order: Order, direction: 'after' | 'before', cursor: string): Start {
  const values = decodeCursor(order.cursor, cursor)
  const isDay = order.cursor.shape[0] === 'text?'
  if (!values || (isDay && values[0] !== null && !readDateOnly(String(values[0])).ok))
    return { direction, from: null, problems: [{ path: direction, code: 'cursor.unknown' }] }
  return { direction, from: { value: values[0], id: values[1] }, problems: [] }
}

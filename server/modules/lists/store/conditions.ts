import { type RawBuilder, sql } from 'kysely'
import { never } from '../../../lib/errors.ts'
import { contactHasPiece, hasPiece } from '../../directory/index.ts'
import type { Condition, Conditions, Life, ListRecord, Wanted } from '../types.ts'
import { companyCondition } from './company-conditions.ts'
import { contactCondition } from './contact-conditions.ts'
import { isOfOtherTables } from './contacts-passing.ts'
import type { Sql, Way } from './tests.ts'
import { ticketCondition } from './ticket-conditions.ts'

const tables = { contact: 'contacts', company: 'companies', ticket: 'tickets' } as const

/** The tables by their own names: conditions are written against these. */
export const tableOf = (record: ListRecord): Sql => sql.ref(tables[record])

/** What a row of the record's table has to pass to be wanted. */
export function wantedRows(wanted: Wanted, way: Way): RawBuilder<boolean> {
  const table = tableOf(wanted.record)
  return sql<boolean>`${sql.join(
    [
      isOfLife(wanted),
      // A condition for each piece: \`like all (…)\` cannot use the index of fragments, and would read every row.
      ...wanted.pieces.map((piece) =>
        wanted.record === 'contact' && way === 'gather'
          ? contactHasPiece(piece)
          : hasPiece(sql`${table}.search_text`, piece),
      ),
      ...(wanted.ids ? [sql`${table}.id = any(${wanted.ids}::bigint[])`] : []),
      ...(wanted.except?.length ? [sql`${table}.id <> all(${wanted.except}::bigint[])`] : []),
      ...passed(wanted, way),
    ],
    sql` and `,
  )}`
}

/** As part of the statement's text, as it is of the indexes. */
export const isOfLife = ({ record, life = 'live' }: Wanted): Sql =>
  sql`${tableOf(record)}.life ${sql.raw(lives[life])}`

const lives: Record<Life, string> = {
  live: `= 'live'`,
  deleted: `= 'deleted'`,
  gone: `in ('deleted', 'merged')`,
}

/** The conditions alone, in what all of them must hold. */
export function passed(wanted: Wanted, way: Way): Sql[] {
  const { match, conditions } = wanted.conditions
  if (conditions.length === 0) return []
  const each = cheapFirst(conditions).map((one) => asSql(wanted.record, one, way))
  return match === 'all' ? each : [sql`(${sql.join(each, sql` or `)})`]
}

// Asked along an index in order, conditions are asked as they stand; whoever fails a cheap one is asked no other.
const cheapFirst = (conditions: Conditions['conditions']): (Condition | Conditions)[] =>
  conditions.toSorted((one, other) => Number(isDear(one)) - Number(isDear(other)))
const isDear = (one: Condition | Conditions): boolean => 'match' in one || isOfOtherTables(one)

export const isEverything = (wanted: Wanted): boolean =>
  wanted.pieces.length === 0 &&
  wanted.conditions.conditions.length === 0 &&
  !wanted.ids &&
  !wanted.except?.length

/** One condition, or several joined. */
export function asSql(record: ListRecord, one: Condition | Conditions, way: Way): Sql {
  if ('match' in one) {
    // Of no conditions all hold, and none does: neither is left out.
    if (one.conditions.length === 0) return sql.raw(one.match === 'all' ? 'true' : 'false')
    const each = one.conditions.map((inner) => asSql(record, inner, way))
    return sql`(${sql.join(each, sql.raw(one.match === 'all' ? ' and ' : ' or '))})`
  }
  const condition = ofRecord(record, one, way)
  // Not known is not passed, so that "is not" is the exact opposite.
  if (one.isNot) return sql`not coalesce(${condition}, false)`
  // After what is not known the next would be asked, after what is false it is not. An index would not know "is true".
  return way === 'probe' ? sql`(${condition}) is true` : sql`(${condition})`
}

function ofRecord(record: ListRecord, condition: Condition, way: Way): Sql {
  switch (record) {
    case 'contact':
      return contactCondition(condition, way)
    case 'company':
      return companyCondition(condition, way)
    case 'ticket':
      return ticketCondition(condition, way)
    default:
      return never(record)
  }
}

import { type RawBuilder, sql } from 'kysely'
import type { Test } from '../types.ts'

export type Sql = RawBuilder<unknown>

/**
 * How a condition will be used. `probe`: asked row by row along a sorted index, so that nothing is joined or hashed
 * beforehand. `gather`: the condition itself leads to the rows, by its index.
 */
export type Way = 'probe' | 'gather'

/** A pattern of `like` for text that is meant literally. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** A test of a single text, which is compared folded. */
export function textTest(value: Sql, test: Test): Sql {
  switch (test.kind) {
    case 'empty':
      return sql`coalesce(${value}, '') = ''`
    case 'text': {
      if (test.how === 'is') return sql`fold_text(${value}) = ${test.folded}`
      const pattern = `${test.how === 'contains' ? '%' : ''}${literally(test.folded)}%`
      return sql`fold_text(${value}) like ${pattern}`
    }
    case 'any':
      return sql`${value} = any(${test.values}::text[])`
    case 'all':
      return sql`${test.values}::text[] <@ array[${value}]`
    default:
      return unfit(test)
  }
}

/** The digits of a telephone number, in any of the ways in which it is kept. */
export function phoneTest(values: readonly Sql[], test: Test): Sql {
  if (test.kind === 'empty')
    return sql.join(
      values.map((value) => sql`coalesce(${value}, '') = ''`),
      sql` and `,
    )
  if (test.kind !== 'digits') return unfit(test)
  return sql`(${sql.join(
    values.map((value) => sql`regexp_replace(${value}, '\\D', '', 'g') like ${`%${test.digits}%`}`),
    sql` or `,
  )})`
}

/** A test of a number, date or moment, of a type of the database that its ends are cast to. */
export function rangeTest(value: Sql, test: Test, type: 'numeric' | 'date' | 'timestamptz' | 'text'): Sql {
  if (test.kind === 'empty') return sql`${value} is null`
  if (test.kind !== 'range') return unfit(test)
  const { from, to } = test
  const cast = sql.raw(`::${type}${type === 'text' ? ' collate "C"' : ''}`)
  const ends = [
    ...(from ? [sql`${value} ${sql.raw(from.isWithin ? '>=' : '>')} ${String(from.value)}${cast}`] : []),
    ...(to ? [sql`${value} ${sql.raw(to.isWithin ? '<=' : '<')} ${String(to.value)}${cast}`] : []),
  ]
  return sql.join(ends, sql` and `)
}

/** A test of a list of texts of the row itself. */
export function listTest(values: Sql, test: Test): Sql {
  switch (test.kind) {
    case 'empty':
      return sql`${values} = '{}'`
    case 'any':
      return sql`${values} && ${test.values}::text[]`
    case 'all':
      return sql`${values} @> ${test.values}::text[]`
    default:
      return unfit(test)
  }
}

/** Rows of another table that belong to one of ours: `key` refers to our `id`. */
export type Related = { from: Sql; key: Sql; id: Sql }

/** Whether there is a row of the other table that passes. */
export function isRelated(related: Related, passes: Sql, way: Way): Sql {
  const { from, key, id } = related
  // The offset keeps the planner from turning what is asked of a few rows into a join over all.
  return way === 'probe'
    ? sql`exists (select from ${from} where ${key} = ${id} and ${passes} offset 0)`
    : sql`${id} in (select ${key} from ${from} where ${passes})`
}

export function isUnrelated(related: Related, way: Way): Sql {
  const { from, key, id } = related
  return sql`not exists (select from ${from} where ${key} = ${id} ${sql.raw(way === 'probe' ? 'offset 0' : '')})`
}

export function both(...conditions: Sql[]): Sql {
  return sql`(${sql.join(conditions, sql` and `)})`
}

/** The rules give each type of field the tests that fit it. */
export function unfit(test: Test): never {
  throw new Error(`a test of the kind ${test.kind} does not fit its field`)
}

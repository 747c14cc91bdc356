import { type RawBuilder, sql } from 'kysely'
import type { FieldRecord } from '../types.ts'

/** By field id under which key its values stand; null while all stand under their own. Read once a statement. */
const keysOf = (record: FieldRecord): string => `(
  select jsonb_object_agg(fields.id, coalesce(fields.value_key, fields.id::text))
  from fields
  where fields.record = '${record}'
    and coalesce(fields.value_key, fields.next_key, fields.left_key) is not null
)`

/** The custom values of a record by field id, whatever keys they stand under (decision 47). */
export function customByField(
  record: FieldRecord,
  column: 'contacts.custom' | 'companies.custom' | 'custom',
) {
  return sql.raw(
    `case when ${keysOf(record)} is null then ${column} else custom_by_field(${column}, ${keysOf(record)}) end`,
  )
}

/** Custom values by field id as a record keeps them, for whoever writes all of them. */
export const customToKeep = (record: FieldRecord, given: string): string =>
  `case when ${keysOf(record)} is null then ${given} else custom_to_keep(${given}, ${keysOf(record)}) end`

/** Columns of a record that is written whole, from a source of rows that has them by field id. */
export const columnsToKeep = (
  record: FieldRecord,
  columns: readonly string[],
  source: string,
): RawBuilder<unknown> =>
  sql.raw(
    columns
      .map((name) => (name === 'custom' ? customToKeep(record, `${source}.custom`) : `${source}.${name}`))
      .join(', '),
  )

/** The custom values that a record has without those of some fields. */
export function customWithout(record: FieldRecord, fieldIds: readonly string[]): RawBuilder<unknown> {
  const keys = sql.raw(keysOf(record))
  return sql`
    case
      when ${keys} is null then custom - ${fieldIds}::text[]
      else custom_to_keep(custom_by_field(custom, ${keys}) - ${fieldIds}::text[], ${keys})
    end`
}

/** Whether a record still has what a field held before it took another type. */
export const isLeftIn = (record: FieldRecord): RawBuilder<boolean> =>
  sql.raw(`coalesce(custom ?| (
    select array_agg(fields.left_key)
    from fields
    where fields.record = '${record}'
      and fields.left_key is not null
  ), false)`)

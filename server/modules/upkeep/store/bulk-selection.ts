import { type RawBuilder, sql } from 'kysely'

/** The ids of what a condition over a record's table selects, without some. */
export function selectedIds(
  record: 'contact' | 'company',
  condition: RawBuilder<unknown>,
  except: readonly number[],
): RawBuilder<unknown> {
  const table = sql.table(record === 'contact' ? 'contacts' : 'companies')
  return sql`
    select ${table}.id
    from ${table}
    where ${condition}
      and ${table}.id <> all(${except}::bigint[])`
}

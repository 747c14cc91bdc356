import { type RawBuilder, sql } from 'kysely'

const tables = { contact: 'contacts', company: 'companies', ticket: 'tickets' } as const

/** The ids of what a condition over a record's table selects, without some. */
export function selectedIds(
  record: 'contact' | 'company' | 'ticket',
  condition: RawBuilder<unknown>,
  except: readonly number[],
): RawBuilder<unknown> {
  const table = sql.table(tables[record])
  return sql`
    select ${table}.id
    from ${table}
    where ${condition}
      and ${table}.id <> all(${except}::bigint[])`
}

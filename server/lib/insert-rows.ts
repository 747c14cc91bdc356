import { type Insertable, type RawBuilder, sql } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import type { Tx } from './db.ts'

type Rows<Table extends keyof Tables> = readonly Insertable<Tables[Table]>[]

/**
 * Inserts any number of rows with one statement whose text does not depend on how many they are, so that it stays
 * prepared. All rows have the columns of the first. `tail` is what follows: `on conflict …`, `returning …`; `picked`: what
 * is made of the columns of `given`, where it is not just them.
 */
export async function insertRows<Table extends keyof Tables, Returned = unknown>(
  tx: Tx,
  table: Table,
  rows: Rows<Table>,
  tail: RawBuilder<unknown> = sql``,
  picked?: RawBuilder<unknown>,
): Promise<Returned[]> {
  const first = rows[0]
  if (!first) return []
  const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)))
  const { rows: returned } = await sql<Returned>`
    insert into ${sql.table(table)} (${columns})
    select ${picked ?? columns}
    from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows, asColumns)}::json) as given
    ${tail}`.execute(tx)
  return returned
}

// A Buffer reaches the replacer already as { type: 'Buffer', data: [...] }; bytea is read from its hex form.
function asColumns(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('type' in value) || value.type !== 'Buffer')
    return value
  return 'data' in value ? `\\x${Buffer.from(value.data as number[]).toString('hex')}` : value
}

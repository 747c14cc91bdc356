import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Field } from '../types.ts'
import { keyOf } from './keys.ts'

/** Which values asked for belong to a live record already, and to which. */
export type ValueHolder = { fieldId: number; value: string; id: number; name: string }

export async function holdersOfValues(
  db: Handle,
  asked: readonly { fieldId: number; value: string }[],
): Promise<ValueHolder[]> {
  const { rows } = await sql<ValueHolder>`
    select kept.field_id as "fieldId", kept.value, kept.record_id as id, coalesce(contacts.name, companies.name) as name
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked ("fieldId" bigint, value text)
    join unique_values kept on kept.field_id = asked."fieldId" and kept.value = asked.value
    join fields on fields.id = kept.field_id
    left join contacts on fields.record = 'contact' and contacts.id = kept.record_id
    left join companies on fields.record = 'company' and companies.id = kept.record_id`.execute(db)
  return rows
}

/** Values that stand in more than one live record: while there are any, the field cannot become unique. */
export async function repeatedValues(
  tx: Tx,
  field: Pick<Field, 'id' | 'record'>,
): Promise<{ count: number; example: string } | undefined> {
  const table = sql.table(field.record === 'contact' ? 'contacts' : 'companies')
  const key = keyOf(field)
  const { rows } = await sql<{ count: number; example: string }>`
    select count(*) as count, min(value) as example
    from (
      select unique_form(custom ->> ${key}) as value
      from ${table}
      where life = 'live'
        and custom ->> ${key} is not null
      group by 1
      having count(*) > 1
    ) repeated
    having count(*) > 0`.execute(tx)
  return rows[0]
}

/** Live records whose value is longer than what can be compared with every other's. */
export async function countLongValues(
  tx: Tx,
  field: Pick<Field, 'id' | 'record'>,
  longest: number,
): Promise<number> {
  const table = sql.table(field.record === 'contact' ? 'contacts' : 'companies')
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from ${table}
    where life = 'live'
      and char_length(custom ->> ${keyOf(field)}) > ${longest}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** From now on the database holds the values against each other, or not any longer. */
export async function holdValues(tx: Tx, field: Pick<Field, 'id' | 'record' | 'isUnique'>): Promise<void> {
  await tx.deleteFrom('unique_values').where('field_id', '=', field.id).execute()
  if (!field.isUnique) return
  const table = sql.table(field.record === 'contact' ? 'contacts' : 'companies')
  const key = keyOf(field)
  await sql`
    insert into unique_values (field_id, value, record_id)
    select ${field.id}, unique_form(custom ->> ${key}), id
    from ${table}
    where life = 'live'
      and custom ->> ${key} is not null`.execute(tx)
}

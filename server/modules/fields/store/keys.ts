import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Field } from '../types.ts'

/** Under which key of `record.custom` a field's values stand now, and which other keys are in work (decision 47). */
export type FieldKeys = { valueKey: string; nextKey: string | null; leftKey: string | null }

export async function keysOfField(db: Handle, id: number): Promise<FieldKeys> {
  const { rows } = await sql<FieldKeys>`
    select coalesce(value_key, id::text) as "valueKey", next_key as "nextKey", left_key as "leftKey"
    from fields
    where id = ${id}`.execute(db)
  const [keys] = rows
  if (!keys) throw new Error(`no field ${id}`)
  return keys
}

/** A number that no other key of custom values has. */
export async function nextKeyNumber(tx: Tx): Promise<number> {
  const { rows } = await sql<{ number: number }>`select nextval('custom_keys') as number`.execute(tx)
  return rows[0]?.number as number
}

/** Values of another type are prepared under this key from now on. */
export async function beginKey(tx: Tx, field: { id: number; nextKey: string }): Promise<void> {
  await sql`update fields set next_key = ${field.nextKey} where id = ${field.id}`.execute(tx)
}

/** What was prepared is nobody's any longer. */
export async function endNextKey(tx: Tx, id: number): Promise<void> {
  await sql`update fields set next_key = null where id = ${id}`.execute(tx)
}

/** What was prepared is what the field has, in all records at once. */
export async function switchKeys(tx: Tx, id: number): Promise<void> {
  await sql`
    update fields
    set left_key = coalesce(value_key, id::text),
        value_key = next_key,
        next_key = null
    where id = ${id}`.execute(tx)
}

/** Where former values go as they are taken away. */
export async function keepFormerIn(tx: Tx, field: { id: number; undoId: number | null }): Promise<void> {
  await sql`update fields set left_undo_id = ${field.undoId} where id = ${field.id}`.execute(tx)
}

export async function endLeftKey(tx: Tx, id: number): Promise<void> {
  await sql`update fields set left_key = null, left_undo_id = null where id = ${id}`.execute(tx)
}

/** The key of a field's values within a statement. */
export const keyOf = ({ id }: Pick<Field, 'id'>) =>
  sql<string>`(select coalesce(value_key, id::text) from fields where id = ${id})`

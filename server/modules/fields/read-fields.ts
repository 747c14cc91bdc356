import type { Handle } from '../../lib/db.ts'
import { fieldRows } from './store.ts'
import type { Field, FieldRecord } from './types.ts'

/** The definitions in use of a record's fields, in their order. */
export async function fieldsOf(db: Handle, record: FieldRecord): Promise<Field[]> {
  const rows = await fieldRows(db, record)
  return rows.map((row) => ({ ...row, path: row.isStandard ? propertyOf(row.key) : `custom.${row.id}` }))
}

/** `work_phone` in a table is `workPhone` on the wire. */
const propertyOf = (key: string): string =>
  key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

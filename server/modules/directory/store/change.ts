import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import { columnsToKeep } from '../../fields/index.ts'
import { columnsOf } from '../rules/columns.ts'
import type { ContactValues } from '../types.ts'

/**
 * Writes a contact's values with what is derived from them, and raises her version. 'taken': the external id is another
 * live contact's, and nothing was written.
 */
export async function updateContact(
  tx: Tx,
  now: Date,
  contact: { id: number; values: ContactValues; defaultsApplied: readonly string[] },
): Promise<'done' | 'taken'> {
  const row = { ...columnsOf(contact.values), defaults_applied: contact.defaultsApplied, updated_at: now }
  const columns = Object.keys(row)
  return orTaken(tx, 'contacts_external_id', () =>
    sql`
      update contacts
      set (${sql.raw(columns.join(', '))}, version) = (
        select ${columnsToKeep('contact', columns, 'wanted')}, contacts.version + 1
        from json_populate_record(null::contacts, ${JSON.stringify(row)}::json) as wanted
      )
      where id = ${contact.id}`.execute(tx),
  )
}

export async function raiseVersion(tx: Tx, now: Date, id: number): Promise<void> {
  await sql`
    update contacts
    set version = version + 1,
        updated_at = ${now}
    where id = ${id}`.execute(tx)
}

/** The unique index decides, and the transaction goes on. */
export async function orTaken(
  tx: Tx,
  index: 'contacts_external_id' | 'companies_name',
  write: () => Promise<unknown>,
): Promise<'done' | 'taken'> {
  await sql`savepoint before_unique`.execute(tx)
  try {
    await write()
    await sql`release savepoint before_unique`.execute(tx)
    return 'done'
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    if (code !== '23505' || constraint !== index) throw error
    await sql`rollback to savepoint before_unique`.execute(tx)
    return 'taken'
  }
}

import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import { columnsToKeep } from '../../fields/index.ts'
import { columnsOf } from '../rules/columns.ts'
import type { ContactValues } from '../types.ts'

/** Writes the values of many contacts with what is derived from them, and raises their versions, in one statement. */
export async function updateContacts(
  tx: Tx,
  now: Date,
  contacts: readonly { id: number; values: ContactValues; defaultsApplied: readonly string[] }[],
): Promise<void> {
  const rows = contacts.map(({ id, values, defaultsApplied }) => ({
    id,
    ...columnsOf(values),
    defaults_applied: defaultsApplied,
  }))
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).filter((name) => name !== 'id')
  await sql`
    update contacts
    set (${sql.raw(columns.join(', '))}) = row(${columnsToKeep('contact', columns, 'wanted')}),
        version = contacts.version + 1,
        updated_at = ${now}
    from json_populate_recordset(null::contacts, ${JSON.stringify(rows)}::json) as wanted
    where contacts.id = wanted.id`.execute(tx)
}

/** Blocks those that are not blocked yet, and gives them. */
export async function insertBlocks(
  tx: Tx,
  blocks: { contactIds: readonly number[]; now: Date; byId: number | null },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into contact_blocks (contact_id, at, by_id)
    select id, ${blocks.now}, ${blocks.byId}::bigint
    from unnest(${blocks.contactIds}::bigint[]) as id
    on conflict (contact_id) do nothing
    returning contact_id as id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Lets in those that are blocked, and gives them. */
export async function deleteBlocks(tx: Tx, contactIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    delete from contact_blocks
    where contact_id = any(${contactIds}::bigint[])
    returning contact_id as id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function raiseVersions(tx: Tx, now: Date, ids: readonly number[]): Promise<void> {
  await sql`
    update contacts
    set version = version + 1,
        updated_at = ${now}
    where id = any(${ids}::bigint[])`.execute(tx)
}

/** Says that something about contacts changed that no form holds, such as their access: nobody's form grows stale by it. */
export async function touchContacts(tx: Tx, now: Date, ids: readonly number[]): Promise<void> {
  await sql`
    update contacts
    set updated_at = ${now}
    where id = any(${ids}::bigint[])`.execute(tx)
}

import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { OwnTemplateKey } from '../types.ts'

export type OwnTemplate = { key: OwnTemplateKey; name: string; version: number; archivedAt: Date | null }

const columns = sql`key, name, version, archived_at as "archivedAt"`

export async function ownTemplates(db: Handle): Promise<OwnTemplate[]> {
  const { rows } = await sql<OwnTemplate>`
    select ${columns}
    from own_templates
    order by created_at, key`.execute(db)
  return rows
}

export async function ownTemplate(db: Handle, key: string): Promise<OwnTemplate | undefined> {
  const { rows } = await sql<OwnTemplate>`
    select ${columns}
    from own_templates
    where key = ${key}`.execute(db)
  return rows[0]
}

/** False when the key is another's already. */
export async function insertOwnTemplate(
  tx: Tx,
  now: Date,
  row: { key: string; name: string },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('own_templates')
    .values({ ...row, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst()
  return inserted !== undefined
}

/** False when it has another version by now. */
export async function updateOwnTemplate(
  tx: Tx,
  { key, version, ...changes }: { key: string; version: number; name: string; archivedAt: Date | null },
): Promise<boolean> {
  const changed = await tx
    .updateTable('own_templates')
    .set({ name: changes.name, archived_at: changes.archivedAt, version: version + 1 })
    .where('key', '=', key)
    .where('version', '=', version)
    .returning('key')
    .executeTakeFirst()
  return changed !== undefined
}

import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import type { MailTemplate } from '../types.ts'

export type NewestTemplate = MailTemplate & { version: number; isShipped: boolean }

const columns = sql`
  id,
  event,
  door,
  language,
  version,
  is_shipped as "isShipped",
  subject,
  body,
  action_label as "actionLabel",
  reason`

/** The newest version of every template. */
export async function newestTemplates(db: Handle): Promise<NewestTemplate[]> {
  const { rows } = await sql<NewestTemplate>`
    select distinct on (event, door, language) ${columns}
    from mail_templates
    order by event, door, language, version desc`.execute(db)
  return rows
}

export async function templatesById(db: Handle, ids: readonly number[]): Promise<MailTemplate[]> {
  const { rows } = await sql<MailTemplate>`
    select ${columns}
    from mail_templates
    where id = any(${ids}::bigint[])`.execute(db)
  return rows
}

/** Of two programs that start at once, one adds a version. */
export async function insertTemplates(
  tx: Tx,
  now: Date,
  rows: readonly (Omit<MailTemplate, 'id'> & { version: number })[],
): Promise<void> {
  await insertRows(
    tx,
    'mail_templates',
    rows.map((row) => ({
      event: row.event,
      door: row.door,
      language: row.language,
      version: row.version,
      is_shipped: true,
      subject: row.subject,
      body: row.body,
      action_label: row.actionLabel,
      reason: row.reason,
      created_at: now,
    })),
    sql`on conflict (event, door, language, version) do nothing`,
  )
}

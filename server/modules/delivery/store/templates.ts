import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import type { MailTemplate, ShippedTemplate } from '../types.ts'

export type NewestTemplate = MailTemplate & { version: number; isShipped: boolean; createdAt: Date }

const columns = sql`
  id,
  event,
  door,
  language,
  version,
  is_shipped as "isShipped",
  subject,
  body,
  format,
  sealed_body as "sealedBody",
  action_label as "actionLabel",
  reason,
  created_at as "createdAt"`

/** The newest version of every text of the given events. */
export async function newestTemplates(db: Handle, events: readonly string[]): Promise<NewestTemplate[]> {
  const { rows } = await sql<NewestTemplate>`
    select distinct on (event, door, language) ${columns}
    from mail_templates
    where event = any(${events}::text[])
    order by event, door, language, version desc`.execute(db)
  return rows
}

type Which = { key: string; door: string; language: string }

/** The newest version of one text and the id of its first, by which its trail goes. */
export async function newestTemplate(
  db: Handle,
  { key, door, language }: Which,
): Promise<(NewestTemplate & { firstId: number }) | undefined> {
  const { rows } = await sql<NewestTemplate & { firstId: number }>`
    select
      ${columns},
      (
        select min(id)
        from mail_templates
        where event = ${key}
          and door = ${door}
          and language = ${language}
      ) as "firstId"
    from mail_templates
    where event = ${key}
      and door = ${door}
      and language = ${language}
    order by version desc
    limit 1`.execute(db)
  return rows[0]
}

/** Adds a version of a text; undefined when somebody else has added it meanwhile. */
export async function insertVersion(
  tx: Tx,
  now: Date,
  row: Omit<MailTemplate, 'id' | 'sealedBody'> & { version: number; isShipped: boolean },
): Promise<number | undefined> {
  const [inserted] = await insertRows<'mail_templates', { id: number }>(
    tx,
    'mail_templates',
    [{ ...templateRow(row, now), is_shipped: row.isShipped }],
    sql`on conflict (event, door, language, version) do nothing returning id`,
  )
  return inserted?.id
}

/** The ids of the first versions of an event's texts. */
export async function firstTexts(db: Handle, key: string): Promise<number[]> {
  const rows = await db
    .selectFrom('mail_templates')
    .select('id')
    .where('event', '=', key)
    .where('version', '=', 1)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** The text of which a row is some version, by the id of its first. */
export async function templateOfFirst(db: Handle, id: number): Promise<Which | undefined> {
  const row = await db
    .selectFrom('mail_templates')
    .select(['event', 'door', 'language'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { key: row.event, door: row.door, language: row.language }
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
  rows: readonly (ShippedTemplate & { version: number })[],
): Promise<void> {
  await insertRows(
    tx,
    'mail_templates',
    rows.map((row) => templateRow(row, now)),
    sql`on conflict (event, door, language, version) do nothing`,
  )
}

function templateRow(row: ShippedTemplate & { version: number }, now: Date) {
  return {
    event: row.event,
    door: row.door,
    language: row.language,
    version: row.version,
    is_shipped: true,
    subject: row.subject,
    body: row.body,
    format: row.format,
    action_label: row.actionLabel,
    reason: row.reason,
    created_at: now,
  }
}

import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import type { MailTemplate, ShippedTemplate } from '../types.ts'

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
  format,
  sealed_body as "sealedBody",
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
  rows: readonly (ShippedTemplate & { version: number })[],
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
      format: row.format,
      action_label: row.actionLabel,
      reason: row.reason,
      created_at: now,
    })),
    sql`on conflict (event, door, language, version) do nothing`,
  )
}

type NewText = Pick<MailTemplate, 'language' | 'subject' | 'body' | 'format' | 'sealedBody'> & {
  blankAfter: Date | null
}

/** Texts of one notice or mailing each: numbered on, so that none meets another. Ids in the order given. */
export async function insertTexts(tx: Tx, now: Date, texts: readonly NewText[]): Promise<number[]> {
  const rows = texts.map((text) => ({
    language: text.language,
    subject: text.subject,
    body: text.body,
    format: text.format,
    sealed_body: text.sealedBody && `\\x${text.sealedBody.toString('hex')}`,
    blank_after: text.blankAfter,
  }))
  const { rows: made } = await sql<{ id: number }>`
    with given as (
      select *
      from rows from (
        json_to_recordset(${JSON.stringify(rows)}::json)
          as (language text, subject text, body text, format text, sealed_body bytea, blank_after timestamptz)
      ) with ordinality as given (language, subject, body, format, sealed_body, blank_after, place)
    ), made as (
      insert into mail_templates (
        event, door, language, version, is_shipped, subject, body, format, sealed_body, blank_after, reason, created_at
      )
      select
        'text', 'area', language, nextval('mail_text_versions'), false,
        subject, body, format, sealed_body, blank_after, '{reason}', ${now}
      from given
      order by place
      returning id
    )
    select id
    from made
    order by id`.execute(tx)
  return made.map(({ id }) => id)
}

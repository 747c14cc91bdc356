import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import type { MailTemplate } from '../types.ts'

type NewText = Pick<
  MailTemplate,
  'language' | 'subject' | 'body' | 'format' | 'sealedBody' | 'actionLabel'
> & {
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
    action_label: text.actionLabel,
  }))
  const { rows: made } = await sql<{ id: number }>`
    with given as (
      select *
      from rows from (
        json_to_recordset(${JSON.stringify(rows)}::json)
          as (language text, subject text, body text, format text, sealed_body bytea, blank_after timestamptz, action_label text)
      ) with ordinality as given (language, subject, body, format, sealed_body, blank_after, action_label, place)
    ), made as (
      insert into mail_templates (
        event, door, language, version, is_shipped, subject, body, format, sealed_body, blank_after,
        action_label, reason, created_at
      )
      select
        'text', 'area', language, nextval('mail_text_versions'), false,
        subject, body, format, sealed_body, blank_after,
        action_label, '{reason}', ${now}
      from given
      order by place
      returning id
    )
    select id
    from made
    order by id`.execute(tx)
  return made.map(({ id }) => id)
}

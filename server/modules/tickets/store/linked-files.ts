import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { Language } from '../../../lib/pure/languages.ts'

/** The files of a message as the link in one of its copies shows them. */
export type LinkedFiles = {
  workspace: string
  ticketId: number
  language: Language
  sentAt: Date
  files: { hash: string; name: string; mediaType: string; size: number }[]
}

/** Of a copy that was to be sent; undefined for any other place. */
export async function linkedFiles(
  db: Handle,
  at: { messageId: number; position: number },
): Promise<LinkedFiles | undefined> {
  const { rows } = await sql<LinkedFiles>`
    select
      workspace.name as workspace,
      messages.subject_id as "ticketId",
      recipient.language,
      messages.created_at as "sentAt",
      (
        select coalesce(
          json_agg(
            json_build_object('hash', encode(hash, 'hex'), 'name', name, 'mediaType', media_type, 'size', size)
            order by position
          ),
          '[]')
        from message_attachments
        where message_id = messages.id
      ) as files
    from message_recipients recipient
    join messages on messages.id = recipient.message_id
    cross join workspace
    where recipient.message_id = ${at.messageId}
      and recipient.position = ${at.position}
      and recipient.verdict = 'in'
      and messages.event = 'ticket-message'`.execute(db)
  return rows[0]
}

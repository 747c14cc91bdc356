import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { MessageDoor } from '../types.ts'

/** A message as programs show it, with the HTML that it came as. */
export type WholeMessage = {
  id: number
  ticketId: number
  kind: 'public' | 'note'
  author: { kind: 'customer' | 'agent' | 'system'; id: number | null; name: string; address: string | null }
  door: MessageDoor
  body: string
  format: 'plain' | 'markdown'
  html: string | null
  attachments: { position: number; name: string; mediaType: string; size: number }[]
  createdAt: Date
}

const columns = sql`
  message.id,
  message.ticket_id as "ticketId",
  message.kind,
  json_build_object(
    'kind', message.author_kind,
    'id', message.author_id,
    'name', message.author_name,
    'address', message.author_address
  ) as author,
  message.door,
  message.body,
  message.format,
  message.html,
  (
    select coalesce(
      json_agg(
        json_build_object('position', position, 'name', name, 'mediaType', media_type, 'size', size)
        order by position
      ),
      '[]')
    from ticket_attachments
    where ticket_attachments.ticket_message_id = message.id
  ) as attachments,
  message.created_at as "createdAt"`

/**
 * What was written to a ticket after the message that opened it, oldest first. Counted off, as doors with pages ask: the
 * index gives a ticket's messages in order, and there are never many.
 */
export async function repliesOf(
  db: Handle,
  asked: { ticketId: number; skip: number; limit: number },
): Promise<WholeMessage[]> {
  return selectMessages(
    db,
    sql`where message.ticket_id = ${asked.ticketId}
      order by message.id
      offset ${asked.skip + 1}
      limit ${asked.limit}`,
  )
}

export async function wholeMessage(db: Handle, id: number): Promise<WholeMessage | undefined> {
  return (await selectMessages(db, sql`where message.id = ${id}`))[0]
}

async function selectMessages(db: Handle, which: RawBuilder<unknown>): Promise<WholeMessage[]> {
  const { rows } = await sql<WholeMessage>`
    select ${columns}
    from ticket_messages message
    ${which}`.execute(db)
  return rows
}

import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import { countsOfCopies } from '../../notices/index.ts'
import type { MessageAnswer } from '../wire.ts'

export type MessageRow = Omit<MessageAnswer, 'createdAt' | 'remoteImages'> & {
  createdAt: Date
  /** Null: its text is no HTML. */
  html: string | null
  /** Whether images of its sender are shown without asking. */
  showsImages: boolean
}

const columns = sql`
  message.id,
  message.ticket_id as "ticketId",
  message.kind,
  json_build_object(
    'kind', message.author_kind,
    'id', coalesce(
      (select canonical_id from contacts where contacts.id = message.author_id),
      message.author_id
    ),
    'name', message.author_name,
    'address', message.author_address
  ) as author,
  message.door,
  message.body,
  message.format,
  message.quoted,
  message.html is not null as "hasHtml",
  message.html,
  exists (select from image_senders where image_senders.address = message.author_address) as "showsImages",
  message.proof,
  message.raw_mail_id as "rawMailId",
  (
    select coalesce(
      json_agg(
        json_build_object('position', position, 'name', name, 'mediaType', media_type, 'size', size, 'isInline', is_inline)
        order by position
      ),
      '[]')
    from ticket_attachments
    where ticket_attachments.ticket_message_id = message.id
  ) as attachments,
  case when message.message_id is not null then (
    select ${countsOfCopies}
    from message_recipients recipient
    left join deliveries delivery
      on delivery.message_id = recipient.message_id and delivery.position = recipient.position
    where recipient.message_id = message.message_id
  ) end as copies,
  message.moved_from as "movedFrom",
  message.created_at as "createdAt"`

export type MessagesAsked = {
  ticketId: number
  /** What customers see. */
  publicOnly: boolean
  before?: number | null
  after?: number | null
  limit: number
}

/** Messages of a ticket, oldest first: those after one, those before one, or the newest. */
export async function messagesPage(db: Handle, asked: MessagesAsked): Promise<MessageRow[]> {
  const { ticketId, publicOnly, before = null, after = null, limit } = asked
  const order = after === null ? sql`desc` : sql`asc`
  const { rows } = await sql<MessageRow>`
    select ${columns}
    from (
      select *
      from ticket_messages
      where ticket_id = ${ticketId}
        ${publicOnly ? sql`and kind = 'public'` : sql``}
        ${before === null ? sql`` : sql`and id < ${before}`}
        ${after === null ? sql`` : sql`and id > ${after}`}
      order by id ${order}
      limit ${limit}
    ) message
    order by message.id`.execute(db)
  return rows
}

export async function findMessage(db: Handle, id: number): Promise<MessageRow | undefined> {
  const { rows } = await sql<MessageRow>`
    select ${columns}
    from ticket_messages message
    where message.id = ${id}`.execute(db)
  return rows[0]
}

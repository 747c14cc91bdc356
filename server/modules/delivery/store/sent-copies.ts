import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { Category, CopyPlace, MailEvent } from '../types.ts'

/** A copy that was sent, as an answer to it or a report about it is read by today's facts. */
export type SentCopy = CopyPlace & {
  /** As it left; null: it has not been tried yet. */
  headerMessageId: string | null
  event: MailEvent
  sentAt: Date
  /** To whom it was issued. */
  address: string
  personId: number | null
  /** Who has that address today, merged contacts as their survivor; null: nobody, or only a card. */
  holderId: number | null
  /** Its reply token proves nothing any more: too old, or the address has changed owner since. */
  tokenEnded: 'expired' | 'other-owner' | null
  accountId: number | null
  category: Category | null
  departmentId: number | null
  subject: { kind: string; id: number }
  /** The ticket that it belongs to today, merged or not; null: it is of no ticket. */
  ticketId: number | null
}

/** So long a reply token proves to whom it was issued; what it threads by holds for ever. */
export const replyTokenDays = 365

/** The copies at given places, in any order; what was never sent is not there. */
export async function sentTo(db: Handle, now: Date, places: readonly CopyPlace[]): Promise<SentCopy[]> {
  if (places.length === 0) return []
  const { rows } = await sql<SentCopy>`
    select
      recipient.message_id as "messageId",
      recipient.position,
      deliveries.header_message_id as "headerMessageId",
      messages.event,
      messages.created_at as "sentAt",
      recipient.address,
      recipient.person_id as "personId",
      holder.id as "holderId",
      case
        when messages.created_at < ${now}::timestamptz - make_interval(days => ${replyTokenDays}) then 'expired'
        when recipient.person_id is not null
          and holder.id is distinct from coalesce(known.canonical_id, recipient.person_id) then 'other-owner'
      end as "tokenEnded",
      messages.account_id as "accountId",
      messages.category,
      messages.department_id as "departmentId",
      json_build_object('kind', messages.subject_kind, 'id', messages.subject_id) as subject,
      coalesce(
        (
          select ticket_id
          from ticket_messages
          where message_id = recipient.message_id
          limit 1
        ),
        case when messages.subject_kind = 'ticket' then messages.subject_id end
      ) as "ticketId"
    from unnest(
      ${places.map(({ messageId }) => messageId)}::bigint[],
      ${places.map(({ position }) => position)}::integer[]
    ) as place (message_id, position)
    join message_recipients recipient
      on recipient.message_id = place.message_id and recipient.position = place.position
    join deliveries on deliveries.message_id = recipient.message_id and deliveries.position = recipient.position
    join messages on messages.id = recipient.message_id
    left join contacts known on known.id = recipient.person_id
    left join claims on claims.address = recipient.address
    left join people holder on holder.id = claims.person_id`.execute(db)
  return rows
}

/**
 * The copies that Message-IDs name (of In-Reply-To, References, or a report), with or without their angle brackets: only
 * those that left exactly so.
 */
export async function sentMessages(
  db: Handle,
  now: Date,
  messageIds: readonly string[],
): Promise<SentCopy[]> {
  const asked = new Set(messageIds.map((each) => each.replace(/^<|>$/g, '')))
  const places = [...asked].flatMap((each) => placeIn(each) ?? [])
  const sent = await sentTo(db, now, places)
  return sent.filter(({ headerMessageId }) => headerMessageId !== null && asked.has(headerMessageId))
}

function placeIn(messageId: string): CopyPlace | null {
  const [, message, position] = /^(\d{1,15})\.(\d{1,5})\.[\da-f-]{36}@/.exec(messageId) ?? []
  return message === undefined ? null : { messageId: Number(message), position: Number(position) }
}

import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import { nameFor, nameOnCard } from './called.ts'
import { isStillHis } from './participants.ts'

/** Somebody who takes part in a ticket, as copies are addressed to him. */
export type InvolvedRow = {
  as: 'requester' | 'participant'
  address: string
  typedAddress: string
  name: string
  personId: number | null
  language: string
  timeZone: string
  /** A participant's address that is no longer his. */
  hasLeft: boolean
}

export type TicketOfCopies = {
  /** Null: it is not opened yet. */
  id: number | null
  requesterId: number
  requesterAddress: string | null
  accountId: number | null
}

export type CopyFacts = {
  /** The requester at his address, and who was confirmed to take part, each with what is known of the contact there. */
  involved: InvolvedRow[]
  /** Of the ticket's account. */
  mainUserId: number | null
}

/**
 * Of `contacts`, who asked: from where he wrote, while that is his, for by now it may be another's; else where he is reached
 * today.
 */
export const addressOfRequester = (wroteFrom: RawBuilder<unknown>) => sql`
  select claims.address, claims.typed
  from claims
  where claims.person_id = contacts.id
  order by claims.address = ${wroteFrom} desc, claims.is_primary desc
  limit 1`

/** In the order of the tickets, by one statement for all. */
export async function copyFacts(db: Handle, tickets: readonly TicketOfCopies[]): Promise<CopyFacts[]> {
  const asked = tickets.map(({ id, requesterId, requesterAddress, accountId }, position) => ({
    ...{ position, id, requesterId, requesterAddress, accountId },
  }))
  const requester = nameFor(sql`asked."accountId"`, sql`own.address`)
  const { rows } = await sql<CopyFacts>`
    select
      (
        select coalesce(
          json_agg(
            json_build_object(
              'as', involved.as,
              'address', involved.address,
              'typedAddress', coalesce(involved.typed, involved.address),
              'name', coalesce(${nameOnCard(sql`asked."accountId"`, sql`involved.address`)}, involved.name),
              'personId', people.id,
              'language', coalesce(contacts.language, agents.language, workspace.language),
              'timeZone', coalesce(contacts.time_zone, agents.time_zone, workspace.time_zone),
              'hasLeft', involved.has_left
            )
            order by involved.as = 'participant', involved.at, involved.address
          ),
          '[]')
        from (
          select 'requester' as "as", own.address, own.typed, ${requester} as name, now() as at,
                 false as has_left
          from contacts
          cross join lateral (${addressOfRequester(sql`asked."requesterAddress"`)}) as own
          where contacts.id = asked."requesterId"
            and contacts.life = 'live'
            and asked."requesterAddress" is not null
          union all
          select 'participant', address, typed_address, name, at, not ${isStillHis}
          from ticket_participants taking
          where ticket_id = asked.id
            and state = 'confirmed'
        ) as involved
        left join claims on claims.address = involved.address and not involved.has_left
        left join people on people.id = claims.person_id
        left join contacts on contacts.id = people.id
        left join agents on agents.id = people.id
        cross join workspace
      ) as involved,
      (select main_user_id from accounts where id = asked."accountId") as "mainUserId"
    from json_to_recordset(${JSON.stringify(asked)}::json)
      as asked (position integer, id bigint, "requesterId" bigint, "requesterAddress" text, "accountId" bigint)
    order by asked.position`.execute(db)
  return rows
}

/** What was written in a ticket before a message: what its copies repeat, and what they answer. */
export type WrittenBefore = {
  /** Ids of the latest messages that are not notes, latest first. */
  earlier: number[]
  /** Whom it answers: who wrote last of the customers. */
  answers: { name: string; address: string | null } | null
  /** Message-ID of the latest mail of a customer. */
  answeredMail: string | null
}

/** Of the message that opens a ticket. */
export const nothingBefore: WrittenBefore = { earlier: [], answers: null, answeredMail: null }

export async function writtenBefore(
  db: Handle,
  of: { ticketId: number; messageId: number; atMost: number },
): Promise<WrittenBefore> {
  const { rows } = await sql<WrittenBefore>`
    with before as (
      select id, author_kind, author_name, author_address, raw_mail_id
      from ticket_messages
      where ticket_id = ${of.ticketId}
        and id < ${of.messageId}
        and kind = 'public'
    )
    select
      array(select id from before order by id desc limit ${of.atMost}) as earlier,
      (
        select json_build_object('name', author_name, 'address', author_address)
        from before
        where author_kind = 'customer'
        order by id desc
        limit 1
      ) as answers,
      (
        select raw_mails.message_id_header
        from before
        join raw_mails on raw_mails.id = before.raw_mail_id
        where before.author_kind = 'customer'
        order by before.id desc
        limit 1
      ) as "answeredMail"`.execute(db)
  return rows[0] as WrittenBefore
}

import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { Ticket } from '../types.ts'
import { isStillHis } from './participants.ts'
import { namedJson } from './read-tickets.ts'
import { ticketColumns } from './tickets.ts'

/** A ticket with what programs show of it beside its own row. */
export type WholeTicket = Ticket & {
  department: { id: number; name: string; address: string }
  requester: {
    id: number
    name: string
    /** His first address. */
    email: string | null
    workPhone: string | null
    mobilePhone: string | null
  }
  /** None, once it is deleted. */
  company: { id: number; name: string } | null
  /** Addresses, as typed, of who takes part beside the requester. */
  participants: string[]
  /** Its first message, which is what it was opened with. */
  first: {
    id: number
    body: string
    format: 'plain' | 'markdown'
    html: string | null
    attachments: { position: number; name: string; mediaType: string; size: number }[]
    createdAt: string
  } | null
  /** When agents first and last wrote to the customer, and he last to them. */
  firstAnswerAt: string | null
  lastAnswerAt: string | null
  lastReplyAt: string | null
}

/** What costs most: without its first message, and without times of what was said, these are null. */
type Parts = { first: boolean; times: boolean }

/** Tickets of any life in the order of the ids, for doors that show all of them at once. */
export async function wholeTickets(db: Handle, ids: readonly number[], parts: Parts): Promise<WholeTicket[]> {
  if (ids.length === 0) return []
  // Left out of the text, not only of the rows: planning what nobody asked for takes as long as reading the rest.
  const times = parts.times ? timesOfMessages : noTimes
  const { rows } = await sql<WholeTicket>`
    select
      ${ticketColumns},
      json_build_object(
        'id', departments.id,
        'name', departments.name,
        'address', departments.typed_address
      ) as department,
      json_build_object(
        'id', contacts.id,
        'name', contacts.name,
        'email', (select typed from claims where claims.person_id = contacts.id and claims.is_primary),
        'workPhone', contacts.work_phone,
        'mobilePhone', contacts.mobile_phone
      ) as requester,
      ${namedJson('companies')} as company,
      array(
        select typed_address
        from ticket_participants taking
        where taking.ticket_id = tickets.id
          and state = 'confirmed'
          and ${isStillHis}
        order by at, address
      ) as participants,
      ${parts.first ? firstMessage : sql`null`} as first,
      ${times.columns}
    from unnest(${ids}::bigint[]) with ordinality as page (id, place)
    join tickets on tickets.id = page.id
    join departments on departments.id = tickets.department_id
    join contacts on contacts.id = tickets.requester_id
    left join companies on companies.id = tickets.company_id and companies.life = 'live'
    ${times.join}
    order by page.place`.execute(db)
  return rows
}

/** Of `tickets`: the message that opened it. */
const firstMessage = sql`(
        select json_build_object(
          'id', message.id,
          'body', message.body,
          'format', message.format,
          'html', message.html,
          'createdAt', message.created_at,
          'attachments', (
            select coalesce(
              json_agg(
                json_build_object('position', position, 'name', name, 'mediaType', media_type, 'size', size)
                order by position
              ),
              '[]')
            from ticket_attachments
            where ticket_attachments.ticket_message_id = message.id
          )
        )
        from ticket_messages message
        where message.ticket_id = tickets.id
        order by message.id
        limit 1
      )`

const noTimes = {
  columns: sql`null as "firstAnswerAt", null as "lastAnswerAt", null as "lastReplyAt"`,
  join: sql``,
}
const timesOfMessages = {
  columns: sql`said."firstAnswerAt", said."lastAnswerAt", said."lastReplyAt"`,
  join: sql`left join lateral (
      select
        to_json(min(created_at) filter (where author_kind = 'agent')) as "firstAnswerAt",
        to_json(max(created_at) filter (where author_kind = 'agent')) as "lastAnswerAt",
        to_json(max(created_at) filter (where author_kind = 'customer')) as "lastReplyAt"
      from ticket_messages message
      where message.ticket_id = tickets.id
        and message.kind = 'public'
    ) said on true`,
}

import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import { foldText } from '../../../lib/pure/fold-text.ts'
import { literally } from '../../directory/index.ts'
import type { TicketPriority, TicketStatus } from '../types.ts'
import { nameFor } from './called.ts'
import { isStillHis } from './participants.ts'

/** How a conversation stands: who spoke last, and whether anybody has answered its first message. */
export type Standing = { status: TicketStatus; lastAuthor?: 'customer' | 'agent'; isAnswered?: boolean }

/** Which live tickets a program asks for: all that every part of it fits, from a place in the row on. */
export type TicketsAsked = {
  departmentId?: number | undefined
  accountId?: number | undefined
  /** As addresses are compared. */
  requesterAddress?: string | undefined
  assigneeId?: number | undefined
  /** One of these; none of them fits no ticket. */
  standings?: readonly Standing[] | undefined
  /** A piece of it, whatever its case and accents. */
  subject?: string | undefined
  skip: number
  limit: number
}

/** A ticket as it is told to a program in a list. */
export type FoundTicket = {
  id: number
  departmentId: number
  accountId: number | null
  requester: { contactId: number; name: string; address: string | null }
  /** Who takes part beside the requester, as typed. */
  participants: string[]
  subject: string
  status: TicketStatus
  priority: TicketPriority
  lastAuthor: 'customer' | 'agent'
  assigneeId: number | null
  domainId: number | null
  serviceId: number | null
  /** The agent who opened it; null: the customer did. */
  openedBy: string | null
  /** Of its first message. */
  attachments: string[]
  createdAt: Date
  lastMessageAt: Date
}

type Sql = RawBuilder<unknown>

/** Live tickets, the one that was written to last first, and how many fit. */
export async function ticketsFound(
  db: Handle,
  asked: TicketsAsked,
): Promise<{ total: number; items: FoundTicket[] }> {
  const fits = sql.join(conditionsOf(asked), sql` and `)
  const counted = await sql<{ total: number }>`
    select count(*)::integer as total
    from tickets
    where ${fits}`.execute(db)
  const { rows } = await sql<FoundTicket>`
    select
      tickets.id,
      tickets.department_id as "departmentId",
      tickets.account_id as "accountId",
      json_build_object(
        'contactId', contacts.id,
        'name', ${nameFor(sql`tickets.account_id`, sql`tickets.requester_address`)},
        'address', tickets.requester_address
      ) as requester,
      array(
        select typed_address
        from ticket_participants taking
        where taking.ticket_id = tickets.id
          and taking.state = 'confirmed'
          and ${isStillHis}
        order by at, address
      ) as participants,
      tickets.subject,
      tickets.status,
      tickets.priority,
      tickets.last_author as "lastAuthor",
      tickets.assignee_id as "assigneeId",
      tickets.domain_id as "domainId",
      tickets.service_id as "serviceId",
      case when first.author_kind = 'agent' then first.author_name end as "openedBy",
      array(
        select name
        from ticket_attachments
        where ticket_message_id = first.id
        order by position
      ) as attachments,
      tickets.created_at as "createdAt",
      tickets.last_message_at as "lastMessageAt"
    from (
      select id, last_message_at
      from tickets
      where ${fits}
      order by last_message_at desc, id desc
      offset ${asked.skip}
      limit ${asked.limit}
    ) page
    join tickets on tickets.id = page.id
    join contacts on contacts.id = tickets.requester_id
    left join lateral (
      select id, author_kind, author_name
      from ticket_messages
      where ticket_id = tickets.id
      order by id
      limit 1
    ) first on true
    order by tickets.last_message_at desc, tickets.id desc`.execute(db)
  return { total: counted.rows[0]?.total ?? 0, items: rows }
}

function conditionsOf(asked: TicketsAsked): Sql[] {
  const { departmentId, accountId, requesterAddress, assigneeId, standings, subject } = asked
  // Subject and number are its search text; a piece that only the number holds is none of the subject.
  const pattern = subject === undefined ? null : `%${literally(foldText(subject))}%`
  return [
    sql`life = 'live'`,
    ...(departmentId === undefined ? [] : [sql`department_id = ${departmentId}`]),
    ...(accountId === undefined ? [] : [sql`account_id = ${accountId}`]),
    ...(requesterAddress === undefined ? [] : [sql`requester_address = ${requesterAddress}`]),
    ...(assigneeId === undefined ? [] : [sql`assignee_id = ${assigneeId}`]),
    ...(standings === undefined ? [] : [anyOf(standings)]),
    ...(pattern === null
      ? []
      : [
          sql`search_text like ${pattern}`,
          sql`left(search_text, -1 - char_length(id::text)) like ${pattern}`,
        ]),
  ]
}

const anyOf = (standings: readonly Standing[]): Sql =>
  standings.length === 0 ? sql`false` : sql`(${sql.join(standings.map(stands), sql` or `)})`

const stands = ({ status, lastAuthor, isAnswered }: Standing): Sql =>
  sql.join(
    [
      sql`status = ${status}`,
      ...(lastAuthor === undefined ? [] : [sql`last_author = ${lastAuthor}`]),
      ...(isAnswered === undefined ? [] : [sql`(last_message_at > created_at) = ${isAnswered}`]),
    ],
    sql` and `,
  )

/** Of each department that has any: its unfinished tickets, and how many of them wait for us. */
export async function unfinishedByDepartment(
  db: Handle,
): Promise<Map<number, { unfinished: number; waiting: number }>> {
  const { rows } = await sql<{ departmentId: number; unfinished: number; waiting: number }>`
    select
      department_id as "departmentId",
      count(*)::integer as unfinished,
      count(*) filter (where status = 'open')::integer as waiting
    from tickets
    where life = 'live'
      and status in ('open', 'pending')
    group by department_id`.execute(db)
  return new Map(rows.map(({ departmentId, ...counts }) => [departmentId, counts]))
}

import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import { foldText } from '../../../lib/pure/fold-text.ts'
import type { Ticket, TicketDraft, TicketStatus } from '../types.ts'
import { ticketColumns } from './tickets.ts'

export type NewTicket = {
  id: number
  follows: number | null
  status: TicketStatus
  companyId: number | null
  draft: TicketDraft
}

/** Numbers for tickets that are about to be opened. */
export async function newTicketIds(tx: Tx, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('tickets', 'id')) as id
    from generate_series(1, ${count}::integer)`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The same, each with the number of its first message. */
export async function newOpenings(tx: Tx, count: number): Promise<{ id: number; messageId: number }[]> {
  const { rows } = await sql<{ id: number; messageId: number }>`
    select nextval(pg_get_serial_sequence('tickets', 'id')) as id,
           nextval(pg_get_serial_sequence('ticket_messages', 'id')) as "messageId"
    from generate_series(1, ${count}::integer)`.execute(tx)
  return rows
}

/** Under what a ticket is found. */
export const searchTextOf = (ticket: { id: number; subject: string }): string =>
  `${foldText(ticket.subject)} ${ticket.id}`

/** Gives them as they stand then, in any order. */
export async function insertTickets(tx: Tx, now: Date, tickets: readonly NewTicket[]): Promise<Ticket[]> {
  return insertRows<'tickets', Ticket>(
    tx,
    'tickets',
    tickets.map(({ id, follows, status, companyId, draft }) => ({
      id,
      follows_id: follows,
      subject: draft.subject,
      category: draft.category,
      department_id: draft.departmentId,
      requester_id: draft.requester.contactId,
      requester_address: draft.requester.address,
      account_id: draft.accountId,
      company_id: companyId,
      domain_id: draft.domainId ?? null,
      service_id: draft.serviceId ?? null,
      status,
      priority: draft.priority ?? 'normal',
      assignee_id: draft.assigneeId ?? null,
      tags: [...(draft.tags ?? [])],
      source: draft.source,
      life: 'live',
      version: 1,
      search_text: searchTextOf({ id, subject: draft.subject }),
      created_at: now,
      updated_at: now,
      last_message_at: now,
      last_author: draft.message.author.kind,
      resolved_at: status === 'resolved' ? now : null,
      closed_at: status === 'closed' ? now : null,
    })),
    sql`returning ${ticketColumns}`,
  )
}

/** Notes addresses that nobody has used yet: who takes part is known by them. */
export async function noteAddresses(tx: Tx, now: Date, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return
  await sql`
    insert into addresses (address, first_seen_at)
    select distinct address, ${now}::timestamptz
    from unnest(${addresses}::text[]) as given (address)
    order by 1
    on conflict (address) do nothing`.execute(tx)
}

export type TouchedTicket = { id: number; status: TicketStatus; lastAuthor: 'customer' | 'agent' }

/** What a message changes in its ticket. */
export async function touchTickets(tx: Tx, now: Date, tickets: readonly TouchedTicket[]): Promise<void> {
  await sql`
    update tickets
    set status = given.status,
        last_author = given."lastAuthor",
        last_message_at = ${now},
        updated_at = ${now},
        resolved_at = case when given.status in ('resolved', 'closed') then coalesce(tickets.resolved_at, ${now}) end,
        closed_at = case when given.status = 'closed' then coalesce(tickets.closed_at, ${now}) end,
        version = tickets.version + 1
    from json_to_recordset(${JSON.stringify(tickets)}::json) as given (id bigint, status text, "lastAuthor" text)
    where tickets.id = given.id`.execute(tx)
}

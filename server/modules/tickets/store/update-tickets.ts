import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import { ticketFields } from '../rules/ticket-changes.ts'
import type { Ticket } from '../types.ts'
import { searchTextOf } from './insert-tickets.ts'

/** Writes what agents may change of tickets. */
export async function updateTickets(tx: Tx, now: Date, tickets: readonly Ticket[]): Promise<void> {
  const rows = tickets.map((ticket) => ({
    ...Object.fromEntries(ticketFields.map((field) => [field, ticket[field]])),
    ...{ id: ticket.id, searchText: searchTextOf(ticket) },
  }))
  await sql`
    update tickets
    set subject = given.subject,
        search_text = given."searchText",
        category = given.category,
        department_id = given."departmentId",
        requester_id = given."requesterId",
        requester_address = given."requesterAddress",
        account_id = given."accountId",
        company_id = given."companyId",
        domain_id = given."domainId",
        service_id = given."serviceId",
        status = given.status,
        priority = given.priority,
        assignee_id = given."assigneeId",
        tags = array(select json_array_elements_text(given.tags)),
        updated_at = ${now},
        resolved_at = case when given.status in ('resolved', 'closed') then coalesce(tickets.resolved_at, ${now}) end,
        closed_at = case when given.status = 'closed' then coalesce(tickets.closed_at, ${now}) end,
        version = tickets.version + 1
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as given (id bigint, subject text, "searchText" text, category text, "departmentId" bigint, "requesterId" bigint,
                "requesterAddress" text, "accountId" bigint, "companyId" bigint, "domainId" bigint, "serviceId" bigint,
                status text, priority text, "assigneeId" bigint, tags json)
    where tickets.id = given.id`.execute(tx)
}

/** Says that something around a ticket has changed. */
export async function touchTicket(tx: Tx, now: Date, id: number): Promise<void> {
  await sql`
    update tickets
    set updated_at = ${now},
        version = version + 1
    where id = ${id}`.execute(tx)
}

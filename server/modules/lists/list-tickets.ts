import type { Handle } from '../../lib/db.ts'
import { listPage } from './list-page.ts'
import { presentTicketRow } from './present-ticket.ts'
import { type Reading, readFacts } from './read-facts.ts'
import { ticketRows } from './store/ticket-rows.ts'
import type { ListQuery, TicketsAnswer } from './wire.ts'

/**
 * A page of the tickets; "me" in its filter is the reader.
 * @throws Refusal invalid with every problem of what was asked
 */
export async function listTickets(db: Handle, reading: Reading, asked: ListQuery): Promise<TicketsAnswer> {
  const facts = await readFacts(db, 'ticket', reading)
  const { ids, columns, ...page } = await listPage(db, facts, 'ticket', asked)
  const rows = await ticketRows(db, { ids, hasExcerpts: true })
  return { items: rows.map((row) => presentTicketRow(row, columns)), ...page }
}

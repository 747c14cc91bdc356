import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { presentTicket } from './present-ticket.ts'
import { peopleOf, readTicketRow } from './store/read-tickets.ts'
import { accountsOfRequester } from './store/references.ts'
import type { TicketAnswer } from './wire.ts'

/**
 * A ticket as agents see it, also one that was deleted or merged into another.
 * @throws Refusal missing
 */
export async function readTicket(db: Handle, id: number): Promise<TicketAnswer> {
  const row = await readTicketRow(db, id)
  if (!row) throw new Refusal('missing')
  const accounts = await accountsOfRequester(db, row.requester.contactId)
  return presentTicket(row, { accounts, people: await peopleOf(db, id) })
}

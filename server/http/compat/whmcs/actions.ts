import type { Action } from './action.ts'
import { addTicketReply } from './actions/add-ticket-reply.ts'
import { contactActions } from './actions/contacts.ts'
import { domainActions } from './actions/domains.ts'
import { getEmails } from './actions/get-emails.ts'
import { openTicket } from './actions/open-ticket.ts'
import { productActions } from './actions/products.ts'
import { clientReads } from './actions/read-clients.ts'
import { sendEmail } from './actions/send-email.ts'
import { systemActions } from './actions/system.ts'
import { ticketActions } from './actions/tickets.ts'
import { clientWrites } from './actions/write-clients.ts'

/** Every action of this door. */
export const actions: readonly Action[] = [
  ...systemActions,
  ...clientReads,
  ...clientWrites,
  ...contactActions,
  ...ticketActions,
  openTicket,
  addTicketReply,
  ...productActions,
  ...domainActions,
  sendEmail,
  getEmails,
]

/** An action by its name in any case: clients write 'addcontact' as well. */
export function actionNamed(name: string): Action | undefined {
  return byName.get(name.toLowerCase())
}

const byName = new Map(actions.map((action) => [action.name.toLowerCase(), action]))

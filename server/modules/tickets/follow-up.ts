import type { Tx } from '../../lib/db.ts'
import type { Problem } from '../../lib/errors.ts'
import type { Author } from '../trail/index.ts'
import { openTicketsBy } from './open-tickets.ts'
import { participantsOf } from './store/participants.ts'
import { referencesOf } from './store/references.ts'
import type { AddedMessage, Ticket, TicketMessageDraft } from './types.ts'

/**
 * Opens a ticket that goes on with a finished one: the same people and the same matter. Whoever wrote does so under his own
 * name, and it stays the requester's, as a reply never changes whose ticket it is.
 */
export async function followUp(
  tx: Tx,
  author: Author,
  now: Date,
  { ticket, message }: { ticket: Ticket; message: TicketMessageDraft },
): Promise<AddedMessage | { problems: Problem[] }> {
  const naming = {
    requesterId: ticket.requesterId,
    address: ticket.requesterAddress,
    departmentId: ticket.departmentId,
    accountId: ticket.accountId,
    companyId: ticket.companyId,
    domainId: ticket.domainId,
    serviceId: ticket.serviceId,
    assigneeId: ticket.assigneeId,
  }
  const [today] = await referencesOf(tx, [naming])
  const isThere = today?.requester || message.author.id === null
  const taking = (await participantsOf(tx, [ticket.id])).filter(
    ({ state, hasLeft }) => state === 'confirmed' && !hasLeft,
  )
  const opened = await openTicketsBy(tx, now, [
    {
      by: author,
      follows: ticket.id,
      participants: taking,
      subject: ticket.subject,
      category: ticket.category,
      departmentId: ticket.departmentId,
      requester: isThere
        ? { contactId: ticket.requesterId, address: ticket.requesterAddress }
        : { contactId: message.author.id as number, address: message.author.address },
      accountId: today?.account?.isOpen && today.account.isOfRequester ? ticket.accountId : null,
      companyId: today?.isCompany ? ticket.companyId : null,
      domainId: today?.isDomain ? ticket.domainId : null,
      serviceId: today?.isService ? ticket.serviceId : null,
      assigneeId: today?.isAssignee ? ticket.assigneeId : null,
      priority: ticket.priority,
      tags: ticket.tags,
      source: message.door,
      message,
    },
  ])
  const [done] = opened.done
  if (!done) return { problems: opened.refused[0]?.problems ?? [] }
  return { id: done.messageId, ticketId: done.id, opened: true }
}

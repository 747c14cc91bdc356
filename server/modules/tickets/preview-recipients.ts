import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { Decision } from '../routing/index.ts'
import type { AgentActor, CustomerActor } from '../trail/index.ts'
import { readLeaveOut } from './rules/read-leave-out.ts'
import { firstDepartment } from './store/departments.ts'
import { accountsOfRequester, referencesOf } from './store/references.ts'
import { findTicket } from './store/tickets.ts'
import type { MessageAuthor } from './types.ts'
import { whoGets } from './who-gets.ts'
import type { NewTicketRecipientsBody } from './wire.ts'

/**
 * Who would get a public message of a ticket if it were sent now, and why.
 * @throws Refusal missing, invalid what `leaveOut` says that is no address
 */
export async function previewRecipients(
  db: Handle,
  actor: AgentActor | CustomerActor,
  now: Date,
  { ticketId, leaveOut = [] }: { ticketId: number; leaveOut?: readonly string[] | undefined },
): Promise<Decision[]> {
  const ticket = await findTicket(db, ticketId)
  if (ticket?.life !== 'live') throw new Refusal('missing')
  return whoGets(db, now, { ticket, author: authorOf(actor), leaveOut: readAll(leaveOut) })
}

/**
 * The same for a ticket that an agent is about to open.
 * @throws Refusal invalid 'ticket.unknown-requester', 'ticket.foreign-account', what `leaveOut` says that is no address
 */
export async function previewNewRecipients(
  db: Handle,
  actor: AgentActor,
  now: Date,
  body: NewTicketRecipientsBody,
): Promise<Decision[]> {
  const { contactId, address = null } = body.requester
  const accounts = await accountsOfRequester(db, contactId)
  const only = accounts.length === 1 ? (accounts[0]?.id ?? null) : null
  const accountId = body.accountId === undefined ? only : body.accountId
  const named = { companyId: null, serviceId: null, assigneeId: null, departmentId: 0 }
  const domainId = body.domainId ?? null
  const [known] = await referencesOf(db, [{ ...named, requesterId: contactId, address, accountId, domainId }])
  if (!known?.requester)
    throw new Refusal('invalid', [{ path: 'requester.contactId', code: 'ticket.unknown-requester' }])
  if (accountId !== null && !(known.account?.isOpen && known.account.isOfRequester))
    throw new Refusal('invalid', [{ path: 'accountId', code: 'ticket.foreign-account' }])
  const department = await firstDepartment(db, {
    ...{ id: body.departmentId ?? null, category: body.category ?? null },
  })
  const requesterAddress = (address && known.hasAddress ? address : null) ?? known.requester.primaryAddress
  const asked = {
    ...{ id: null, requesterId: contactId, requesterAddress, accountId },
    category: body.category ?? department?.category ?? 'support',
    domainId: known.isDomain ? domainId : null,
  }
  const isHis = body.writtenBy === 'customer'
  const author: MessageAuthor = isHis
    ? { kind: 'customer', id: contactId, name: known.requester.name, address: requesterAddress }
    : authorOf(actor)
  return whoGets(db, now, { ticket: asked, author, leaveOut: readAll(body.leaveOut ?? []) })
}

const authorOf = ({ kind, id, name }: AgentActor | CustomerActor): MessageAuthor => ({
  ...{ kind, id, name, address: null },
})

function readAll(given: readonly string[]): string[] {
  const { leaveOut, problems } = readLeaveOut(given)
  if (problems.length > 0) throw new Refusal('invalid', problems)
  return leaveOut
}

import type { Tx } from '../../lib/db.ts'
import { onlyDone, type Problem, Refusal } from '../../lib/errors.ts'
import { accountsOfMainUser, findOwnAccount } from '../accounts/index.ts'
import { categorySettings } from '../routing/index.ts'
import { type CustomerActor, recordTrail } from '../trail/index.ts'
import { addTicketMessages } from './add-ticket-messages.ts'
import { openTickets } from './open-tickets.ts'
import { countWritten } from './store/count-written.ts'
import { departmentOfCategory } from './store/departments.ts'
import { touchTickets } from './store/insert-tickets.ts'
import { holdAccounts } from './store/references.ts'
import { findTicket, lockTickets, survivorsOf } from './store/tickets.ts'
import { isTicketVisible, type Looking } from './store/visible.ts'
import { tellAgents } from './tell-agents.ts'
import type { AddedMessage, OpenedTicket, Ticket } from './types.ts'
import type { OwnMessageBody, OwnTicketBody } from './wire.ts'
import { messageBy } from './written-by.ts'

/** What one customer may write in a day: beyond it a program writes, or somebody who stole a session. */
const mostADay = 100

/**
 * Opens a ticket in an account of which the customer is main user (null: for himself; then it is his only account's).
 * @throws Refusal missing, invalid with all that is wrong, also 'ticket.too-many'
 */
export async function openAsCustomer(
  tx: Tx,
  actor: CustomerActor,
  now: Date,
  { accountId, body }: { accountId: number | null; body: OwnTicketBody },
): Promise<OpenedTicket> {
  if (accountId !== null) {
    await holdAccounts(tx, [accountId])
    if (!(await findOwnAccount(tx, { accountId, mainUserId: actor.id }))) throw new Refusal('missing')
  }
  const category = body.category ?? 'support'
  const { message, problems } = await messageBy(tx, actor, { kind: 'public', written: body })
  problems.push(...(await tooMany(tx, actor, now)))
  const settings = await categorySettings(tx)
  if (!settings.some((each) => each.category === category && each.isOffered))
    problems.push({ path: 'category', code: 'ticket.category-not-offered' })
  const outcomes = await openTickets(tx, actor, now, [
    {
      ...{ subject: body.subject, category, message, source: 'area' },
      departmentId: (await departmentOfCategory(tx, category)) ?? 0,
      requester: { contactId: actor.id, address: null },
      accountId: accountId ?? (await onlyOwnAccount(tx, actor)),
      domainId: body.domainId ?? null,
      serviceId: body.serviceId ?? null,
    },
  ])
  if (problems.length > 0)
    throw new Refusal('invalid', [...problems, ...outcomes.refused.flatMap((each) => each.problems)])
  return onlyDone(outcomes)
}

/**
 * Writes to a ticket that the customer sees. To one that is closed it opens another, which goes on with it.
 * @throws Refusal missing, invalid with all that is wrong
 */
export async function writeAsCustomer(
  tx: Tx,
  actor: CustomerActor,
  now: Date,
  { looking, ticketId, body }: { looking: Looking; ticketId: number; body: OwnMessageBody },
): Promise<AddedMessage> {
  const ticket = await ticketToWrite(tx, looking, ticketId)
  const { message, problems } = await messageBy(tx, actor, { kind: 'public', written: body })
  problems.push(...(await tooMany(tx, actor, now)))
  const outcomes = await addTicketMessages(tx, actor, now, [{ ticketId: ticket.id, message }])
  if (problems.length > 0)
    throw new Refusal('invalid', [...problems, ...outcomes.refused.flatMap((each) => each.problems)])
  return onlyDone(outcomes)
}

/**
 * Closes a ticket that the customer sees: what he writes afterwards is another. One that is closed stays so.
 * @throws Refusal missing
 */
export async function closeAsCustomer(
  tx: Tx,
  actor: CustomerActor,
  now: Date,
  { looking, ticketId }: { looking: Looking; ticketId: number },
): Promise<void> {
  const { id, status, lastAuthor } = await ticketToWrite(tx, looking, ticketId)
  if (status === 'closed') return
  await touchTickets(tx, now, [{ id, status: 'closed', lastAuthor }])
  await recordTrail(tx, actor, now, [
    {
      ...{ subject: { kind: 'ticket', id }, type: 'ticket.changed' },
      values: [{ field: 'status', old: status, new: 'closed' }],
    },
  ])
  await tellAgents(tx, now, [{ ticketId: id, happened: 'changed', byAgentId: null }])
}

/**
 * The ticket that a number leads to, locked and seen while its account can neither be closed nor handed over.
 * @throws Refusal missing
 */
export async function ticketToWrite(tx: Tx, looking: Looking, ticketId: number): Promise<Ticket> {
  const id = (await survivorsOf(tx, [ticketId])).get(ticketId) ?? ticketId
  await lockTickets(tx, [id])
  const ticket = await findTicket(tx, id)
  if (ticket?.accountId) await holdAccounts(tx, [ticket.accountId])
  if (ticket?.life !== 'live' || !(await isTicketVisible(tx, looking, id))) throw new Refusal('missing')
  return ticket
}

async function tooMany(tx: Tx, actor: CustomerActor, now: Date): Promise<Problem[]> {
  const since = new Date(now.getTime() - 86_400_000)
  if ((await countWritten(tx, { authorId: actor.id, since })) < mostADay) return []
  return [{ path: '', code: 'ticket.too-many', params: { max: mostADay } }]
}

async function onlyOwnAccount(tx: Tx, actor: CustomerActor): Promise<number | null> {
  const accounts = await accountsOfMainUser(tx, actor.id)
  return accounts.length === 1 ? (accounts[0]?.id ?? null) : null
}

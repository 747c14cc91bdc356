import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { findOwnAccount } from '../accounts/index.ts'
import type { CustomerActor } from '../trail/index.ts'
import { presentOwnMessage } from './present-message.ts'
import { presentOwnItem } from './present-ticket.ts'
import { pageOfMessages } from './read-messages.ts'
import { findMessage } from './store/read-messages.ts'
import { findOwnTicket } from './store/ticket-lists.ts'
import { isTicketVisible, type Looking } from './store/visible.ts'
import type { MessagesQuery, OwnMessageAnswer, OwnMessagesAnswer, OwnTicketAnswer } from './wire.ts'

/** How many messages come with their ticket. */
const messagesAtOnce = 50

/**
 * A ticket as a customer sees it: nothing of agents' notes, of who is thought to take part, nor addresses, which are told to
 * the account's main user alone.
 * @throws Refusal missing
 */
export async function readOwnTicket(
  db: Handle,
  actor: CustomerActor,
  { looking, ticketId }: { looking: Looking; ticketId: number },
): Promise<OwnTicketAnswer> {
  const row = await findOwnTicket(db, looking, ticketId)
  if (!row) throw new Refusal('missing')
  const { version, mergedInto, follows, participants, ...item } = row
  const accountId = item.account?.id ?? null
  const isMainUser =
    accountId !== null && (await findOwnAccount(db, { accountId, mainUserId: actor.id })) !== undefined
  const page = await pageOfMessages(db, { ticketId, publicOnly: true, limit: messagesAtOnce })
  return {
    ...presentOwnItem(item),
    ...{ version, mergedInto, follows },
    participants: participants
      .filter(({ state }) => isMainUser || state === 'confirmed')
      .map(({ address, name, state }) => ({ name, state, address: isMainUser ? address : null })),
    mayDecideParticipants: isMainUser,
    messages: page.items.map((message) => presentOwnMessage(message, actor.id)),
    previous: page.previous,
  }
}

/**
 * What was written earlier or later in a ticket that a customer sees.
 * @throws Refusal missing, invalid 'cursor.unknown'
 */
export async function readOwnMessages(
  db: Handle,
  actor: CustomerActor,
  { looking, ticketId, ...query }: MessagesQuery & { looking: Looking; ticketId: number },
): Promise<OwnMessagesAnswer> {
  if (!(await isTicketVisible(db, looking, ticketId))) throw new Refusal('missing')
  const page = await pageOfMessages(db, { ...query, ticketId, publicOnly: true })
  return { ...page, items: page.items.map((message) => presentOwnMessage(message, actor.id)) }
}

/** A message that a customer has just written. */
export async function readOwnMessage(
  db: Handle,
  actor: CustomerActor,
  id: number,
): Promise<OwnMessageAnswer> {
  const row = await findMessage(db, id)
  if (!row) throw new Refusal('missing')
  return presentOwnMessage(row, actor.id)
}

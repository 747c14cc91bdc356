import type { Tx } from '../../lib/db.ts'
import type { Outcomes, Problem } from '../../lib/errors.ts'
import { type Author, recordTrail } from '../trail/index.ts'
import { followUp } from './follow-up.ts'
import { rightToWrite } from './right-to-write.ts'
import { readMessage } from './rules/read-message.ts'
import { isFinished, statusAfter } from './rules/status.ts'
import { sendCopies } from './send-copies.ts'
import { nameOfWriter } from './store/called.ts'
import { insertMessages, newMessageIds } from './store/insert-messages.ts'
import { touchTickets } from './store/insert-tickets.ts'
import { holdAccounts } from './store/references.ts'
import { conversationFrom, lockTickets, type Standing, standingsOf, ticketsById } from './store/tickets.ts'
import { suggestCopied } from './suggest-copied.ts'
import { tellAgents } from './tell-agents.ts'
import type { AddedMessage, Ticket, TicketMessageDraft, TicketStatus } from './types.ts'

export type Addition = { ticketId: number; message: TicketMessageDraft; status?: TicketStatus | undefined }

/**
 * Writes messages into tickets and puts their copies on their way; who may write was asked before (`rightToWrite`). A merged
 * ticket is the one it was merged into. A customer's reply opens the ticket again; to one that is closed or deleted it joins the
 * unfinished ticket of that conversation where he may write, or opens another that goes on with the last of it (`opened`). An
 * agent's answer waits for the customer, unless `status` says otherwise.
 * Refused by index: 'ticket.missing', 'ticket.no-body', what the follow-up ticket refuses.
 */
export async function addTicketMessages(
  tx: Tx,
  author: Author,
  now: Date,
  additions: readonly Addition[],
): Promise<Outcomes<AddedMessage>> {
  const { standings, locked } = await lockStanding(
    tx,
    additions.map(({ ticketId }) => ticketId),
  )
  // Who closes an account or hands it over waits: nothing is opened again behind its back, no copy goes to who left.
  await holdAccounts(tx, [...new Set(locked.flatMap(({ accountId }) => accountId ?? []))])
  const tickets = new Map(locked.map((ticket) => [ticket.id, ticket]))
  const outcomes: Outcomes<AddedMessage> = { done: [], refused: [] }
  for (const [index, addition] of additions.entries()) {
    const standing = standings.get(addition.ticketId)
    const ticket = standing && tickets.get(standing.survivor)
    const added = ticket
      ? await addOne(tx, author, now, { ticket, origin: standing.origin, addition })
      : { problems: [{ path: '', code: 'ticket.missing' }] }
    if ('problems' in added) outcomes.refused.push({ index, problems: added.problems })
    else outcomes.done.push({ index, ...added })
  }
  return outcomes
}

/**
 * Merging locks both tickets: what was merged while this waited for its lock is looked for again. What a conversation stems from is
 * locked besides, so that of several answers to what is finished one opens what goes on with it, and the others find that.
 */
async function lockStanding(
  tx: Tx,
  ids: readonly number[],
): Promise<{ standings: Map<number, Standing>; locked: Ticket[] }> {
  const standings = await standingsOf(tx, ids)
  const all = [...standings.values()].flatMap(({ survivor, origin }) => [survivor, origin])
  const locked = await lockTickets(tx, [...new Set(all)])
  const read = new Set([...standings.values()].map(({ survivor }) => survivor))
  return locked.some(({ id, life }) => read.has(id) && life === 'merged')
    ? lockStanding(tx, ids)
    : { standings, locked }
}

/**
 * Where the conversation of a finished ticket goes on, as far as whoever wrote may write there: its newest unfinished ticket,
 * locked, else the newest of all.
 */
async function goingOn(
  tx: Tx,
  { ticket, origin, message }: { ticket: Ticket; origin: number; message: TicketMessageDraft },
): Promise<Ticket> {
  const family = (await conversationFrom(tx, origin)).filter(({ id }) => id !== ticket.id)
  if (family.length === 0) return ticket
  const { id: personId, address } = message.author
  const writer = address === null ? { personId } : { address }
  const rights = await rightToWrite(
    tx,
    family.map(({ id: ticketId }) => ({ ticketId, ...writer })),
  )
  const his = family.filter((_each, at) => rights[at])
  const unfinished = his.find((each) => !isFinished(each))
  const [next] = unfinished ? await lockTickets(tx, [unfinished.id]) : []
  if (next?.life === 'live' && !isFinished(next)) return next
  return [...his, ticket].toSorted((one, other) => other.id - one.id)[0] ?? ticket
}

async function addOne(
  tx: Tx,
  author: Author,
  now: Date,
  { ticket, origin, addition }: { ticket: Ticket; origin: number; addition: Addition },
): Promise<AddedMessage | { problems: Problem[] }> {
  const { message: read, problems } = readMessage(addition.message)
  const isCustomers = read.author.kind === 'customer'
  const isKept = isCustomers || read.door === 'mail'
  if (ticket.life === 'deleted' && !isKept) return { problems: [{ path: '', code: 'ticket.missing' }] }
  if (problems.length > 0) return { problems }
  const message = isCustomers ? await underOwnName(tx, ticket.id, read) : read
  // An automatic answer is noted where it belongs, and opens nothing.
  if (message.kind === 'public' && (isCustomers ? isFinished(ticket) : ticket.life === 'deleted')) {
    const last = await goingOn(tx, { ticket, origin, message })
    if (isFinished(last)) return followUp(tx, author, now, { ticket: last, message })
    return addOne(tx, author, now, { ticket: last, origin, addition: { ...addition, message } })
  }
  const [id] = (await newMessageIds(tx, 1)) as [number]
  const stored = { id, ticketId: ticket.id, draft: message }
  const kind = { kind: message.kind, author: message.author.kind }
  const status = addition.status ?? statusAfter(ticket.status, kind)
  const lastAuthor = message.kind === 'note' ? ticket.lastAuthor : message.author.kind
  await touchTickets(tx, now, [{ id: ticket.id, status, lastAuthor }])
  await recordTrail(tx, author, now, [
    {
      subject: { kind: 'ticket', id: ticket.id },
      type: 'ticket.message-added',
      facts: { messageId: id, kind: message.kind, by: message.author.kind },
      values: status === ticket.status ? [] : [{ field: 'status', old: ticket.status, new: status }],
    },
  ])
  const [after] = await ticketsById(tx, [ticket.id])
  const due = after && message.kind === 'public' ? [{ ticket: after, message: { id, draft: message } }] : []
  const copies = await sendCopies(tx, now, due)
  await insertMessages(tx, now, { messages: [stored], copies })
  await suggestCopied(tx, now, [stored])
  await tellAgents(tx, now, [
    {
      ...{ ticketId: ticket.id, messageId: id, happened: 'message' },
      byAgentId: author.kind === 'agent' ? author.id : null,
    },
  ])
  return { id, ticketId: ticket.id, opened: false }
}

/** Copies leave from our own address: nobody's go under a name by which they would be taken for another's, or for ours. */
async function underOwnName(
  tx: Tx,
  ticketId: number,
  message: TicketMessageDraft,
): Promise<TicketMessageDraft> {
  const { author } = message
  return { ...message, author: { ...author, name: await nameOfWriter(tx, { ticketId, writer: author }) } }
}

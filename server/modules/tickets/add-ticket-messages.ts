import type { Tx } from '../../lib/db.ts'
import type { Outcomes, Problem } from '../../lib/errors.ts'
import { type Author, recordTrail } from '../trail/index.ts'
import { followUp } from './follow-up.ts'
import { rightToWrite } from './right-to-write.ts'
import { readMessage } from './rules/read-message.ts'
import { isFinished, statusAfter } from './rules/status.ts'
import { sendCopies } from './send-copies.ts'
import { insertMessages, newMessageIds } from './store/insert-messages.ts'
import { touchTickets } from './store/insert-tickets.ts'
import { holdAccounts } from './store/references.ts'
import { lockTickets, survivorsOf, ticketsById, unfinishedFollowUps } from './store/tickets.ts'
import { suggestCopied } from './suggest-copied.ts'
import { tellAgents } from './tell-agents.ts'
import type { AddedMessage, Ticket, TicketMessageDraft, TicketStatus } from './types.ts'

export type Addition = { ticketId: number; message: TicketMessageDraft; status?: TicketStatus | undefined }

/**
 * Writes messages into tickets and puts their copies on their way; who may write was asked before (`rightToWrite`). A merged
 * ticket is the one it was merged into. A customer's reply opens the ticket again; to one that is closed or deleted it opens
 * another that goes on with it (`opened`), or joins that one while it is unfinished and he may write there. An agent's answer waits for the customer, unless `status` says otherwise.
 * Refused by index: 'ticket.missing', 'ticket.no-body', what the follow-up ticket refuses.
 */
export async function addTicketMessages(
  tx: Tx,
  author: Author,
  now: Date,
  additions: readonly Addition[],
): Promise<Outcomes<AddedMessage>> {
  const { survivors, locked } = await lockSurvivors(
    tx,
    additions.map(({ ticketId }) => ticketId),
  )
  // Who closes an account or hands it over waits: nothing is opened again behind its back, no copy goes to who left.
  await holdAccounts(tx, [...new Set(locked.flatMap(({ accountId }) => accountId ?? []))])
  const tickets = new Map(locked.map((ticket) => [ticket.id, ticket]))
  const outcomes: Outcomes<AddedMessage> = { done: [], refused: [] }
  for (const [index, addition] of additions.entries()) {
    const ticket = tickets.get(survivors.get(addition.ticketId) ?? addition.ticketId)
    const added = ticket
      ? await addOne(tx, author, now, { ticket, addition })
      : { problems: [{ path: '', code: 'ticket.missing' }] }
    if ('problems' in added) outcomes.refused.push({ index, problems: added.problems })
    else outcomes.done.push({ index, ...added })
  }
  return outcomes
}

/** Merging locks both tickets: what was merged while this waited for its lock is looked for again. */
async function lockSurvivors(
  tx: Tx,
  ids: readonly number[],
): Promise<{ survivors: Map<number, number>; locked: Ticket[] }> {
  const survivors = await survivorsOf(tx, ids)
  const locked = await lockTickets(tx, [...new Set(survivors.values())])
  return locked.some(({ life }) => life === 'merged') ? lockSurvivors(tx, ids) : { survivors, locked }
}

/** The unfinished ticket that goes on with a finished one, locked, where whoever wrote may write there as well. */
async function goingOnWith(tx: Tx, ticket: Ticket, message: TicketMessageDraft): Promise<Ticket | null> {
  const id = (await unfinishedFollowUps(tx, [ticket.id])).get(ticket.id)
  if (id === undefined) return null
  const [next] = await lockTickets(tx, [id])
  const { id: personId, address } = message.author
  const writer = address === null ? { personId } : { address }
  const [right] = await rightToWrite(tx, [{ ticketId: id, ...writer }])
  return next && right && next.life === 'live' && !isFinished(next) ? next : null
}

async function addOne(
  tx: Tx,
  author: Author,
  now: Date,
  { ticket, addition }: { ticket: Ticket; addition: Addition },
): Promise<AddedMessage | { problems: Problem[] }> {
  const { message, problems } = readMessage(addition.message)
  const isCustomers = message.author.kind === 'customer'
  const isKept = isCustomers || message.door === 'mail'
  if (ticket.life === 'deleted' && !isKept) return { problems: [{ path: '', code: 'ticket.missing' }] }
  if (problems.length > 0) return { problems }
  // An automatic answer is noted where it belongs, and opens nothing.
  if (message.kind === 'public' && (isCustomers ? isFinished(ticket) : ticket.life === 'deleted')) {
    const next = await goingOnWith(tx, ticket, message)
    if (next) return addOne(tx, author, now, { ticket: next, addition: { ...addition, message } })
    return followUp(tx, author, now, { ticket, message })
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

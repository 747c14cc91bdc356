import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type Actor, keepUndo, recordTrail } from '../trail/index.ts'
import { mayWriteTickets } from './policy.ts'
import { mergeProblems } from './rules/merge.ts'
import { readSubject } from './rules/read-ticket.ts'
import { newTicketIds, searchTextOf } from './store/insert-tickets.ts'
import {
  copyTicket,
  countMessages,
  lastAuthorAmong,
  leadTo,
  type Moved,
  moveAll,
  moveBack,
  moveSome,
  readLastAgain,
} from './store/merging.ts'
import { lockTickets, survivorsOf } from './store/tickets.ts'
import { tellAgents } from './tell-agents.ts'

/** What an undo of a split keeps of the new ticket. */
export type SplitImage = { from: number; messages: Pick<Moved, 'id' | 'movedFrom'>[] }

/**
 * Takes messages out of a ticket into a new one, which says of itself what the ticket says: of the same account, with whoever
 * takes part in it, and with whoever is only suggested as no more than that. No copy leaves again; answers to copies follow
 * their messages.
 * @throws Refusal forbidden, missing, invalid with every problem
 */
export async function splitTicket(
  tx: Tx,
  actor: Actor,
  now: Date,
  split: { ticketId: number; messages: readonly number[]; subject: string },
): Promise<{ id: number; undoId: number }> {
  if (!mayWriteTickets(actor)) throw new Refusal('forbidden')
  const [ticket] = await lockTickets(tx, [split.ticketId])
  if (ticket?.life !== 'live') throw new Refusal('missing')
  const ids = [...new Set(split.messages)]
  const { all, known } = await countMessages(tx, { ticketId: ticket.id, ids })
  const subject = readSubject(split.subject)
  const problems: Problem[] = [
    ...subject.problems,
    ...split.messages.flatMap((id, index) =>
      known.includes(id) ? [] : [{ path: `messages.${index}`, code: 'split.unknown-message' }],
    ),
    ...(known.length > 0 && known.length === all ? [{ path: 'messages', code: 'split.nothing-left' }] : []),
  ]
  if (problems.length > 0) throw new Refusal('invalid', problems)
  const [id] = (await newTicketIds(tx, 1)) as [number]
  const lastAuthor = await lastAuthorAmong(tx, ids)
  await copyTicket(tx, now, {
    id,
    from: ticket.id,
    subject: subject.value,
    searchText: searchTextOf({ id, subject: subject.value }),
    status: lastAuthor === 'agent' ? 'pending' : 'open',
  })
  const moved = await moveSome(tx, { ids, from: ticket.id, to: id })
  await readLastAgain(tx, [ticket.id, id])
  const image: SplitImage = {
    from: ticket.id,
    messages: moved.map(({ id: of, movedFrom }) => ({ id: of, movedFrom })),
  }
  const undoId = await keepUndo(tx, actor, now, {
    command: 'split-tickets',
    images: [{ subject: { kind: 'ticket', id }, image }],
  })
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'ticket', id },
      type: 'ticket.split-off',
      facts: { from: ticket.id, messages: moved.length },
      values: [{ field: 'subject', old: null, new: subject.value }],
      undoId,
    },
    {
      subject: { kind: 'ticket', id: ticket.id },
      type: 'ticket.split',
      facts: { into: id, messages: moved.length },
      undoId,
    },
  ])
  await tell(tx, actor, now, [ticket.id, id])
  return { id, undoId }
}

/**
 * Takes a split back: all that stands in the new ticket by now goes to where it came from, and the new number leads there.
 * Where the new one was given to an account since, what is that account's does not leave it.
 * @throws Refusal forbidden, conflict 'undo.ticket-gone', 'merge.other-account', 'merge.out-of-account'
 */
export async function undoSplit(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, undoId, image }: { id: number; undoId: number; image: SplitImage },
): Promise<readonly Problem[]> {
  if (!mayWriteTickets(actor)) throw new Refusal('forbidden')
  const into = (await survivorsOf(tx, [image.from])).get(image.from) ?? image.from
  const locked = await lockTickets(tx, [id, into])
  const found = new Map(locked.map((each) => [each.id, each]))
  if (found.get(id)?.life !== 'live' || found.get(into)?.life !== 'live' || id === into)
    throw new Refusal('conflict', [{ path: '', code: 'undo.ticket-gone' }])
  const problems = mergeProblems(into, [id], found)
  if (problems.length > 0) throw new Refusal('conflict', problems)
  await moveBack(tx, { messages: image.messages, from: id, to: into })
  await moveAll(tx, { from: [id], to: into })
  await leadTo(tx, now, { ids: [id], into })
  await readLastAgain(tx, [into])
  await recordTrail(tx, actor, now, [
    { subject: { kind: 'ticket', id }, type: 'ticket.merged', facts: { into, undoes: undoId } },
    {
      subject: { kind: 'ticket', id: into },
      type: 'ticket.merged-in',
      facts: { tickets: [id], undoes: undoId },
    },
  ])
  await tell(tx, actor, now, [id, into])
  return []
}

const tell = (tx: Tx, actor: Actor, now: Date, ids: readonly number[]): Promise<void> =>
  tellAgents(
    tx,
    now,
    ids.map((ticketId) => ({
      ticketId,
      happened: 'changed',
      byAgentId: actor.kind === 'agent' ? actor.id : null,
    })),
  )

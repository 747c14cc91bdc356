import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import type { MergeImage } from './merge-tickets.ts'
import { mayWriteTickets } from './policy.ts'
import type { Joined } from './rules/merge.ts'
import { isEqual, type TicketField } from './rules/ticket-changes.ts'
import { countWrittenAfter, moveBack, readLastAgain, standAlone } from './store/merging.ts'
import { deleteParticipant, participantsOf, upsertParticipants } from './store/participants.ts'
import { lockTickets, survivorsOf } from './store/tickets.ts'
import { updateTickets } from './store/update-tickets.ts'
import { tellAgents } from './tell-agents.ts'
import type { Ticket } from './types.ts'

type Undone<Image> = { id: number; undoId: number; image: Image }

/**
 * Takes back one ticket's part of a merge: the ticket that went stands by itself again with its messages, or the one that
 * stayed gives back what it took over. What was moved on or changed since is left as it is, and told.
 * @throws Refusal forbidden, conflict 'undo.ticket-gone'
 */
export async function undoMerge(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, undoId, image }: Undone<MergeImage>,
): Promise<readonly Problem[]> {
  if (!mayWriteTickets(actor)) throw new Refusal('forbidden')
  const problems =
    'into' in image
      ? await standAgain(tx, actor, now, { id, undoId, image })
      : await giveBack(tx, actor, now, { id, undoId, image })
  return problems
}

async function standAgain(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, undoId, image }: Undone<Extract<MergeImage, { into: number }>>,
): Promise<Problem[]> {
  // The one that stayed may have been merged into another since: the messages went along.
  const holder = (await survivorsOf(tx, [image.into])).get(image.into) ?? image.into
  const locked = await lockTickets(tx, [id, holder])
  const ticket = locked.find((each) => each.id === id)
  if (ticket?.life !== 'merged' || ticket.mergedInto !== image.into)
    throw new Refusal('conflict', [{ path: '', code: 'undo.ticket-gone' }])
  const back = await moveBack(tx, { messages: image.messages, from: holder, to: id })
  await standAlone(tx, now, id)
  await readLastAgain(tx, [id, holder])
  await recordTrail(tx, actor, now, [
    { subject: { kind: 'ticket', id }, type: 'ticket.unmerged', facts: { from: holder, undoes: undoId } },
  ])
  await tell(tx, actor, now, [id, holder])
  const elsewhere = image.messages.length - back
  return elsewhere === 0
    ? []
    : [{ path: 'messages', code: 'undo.messages-elsewhere', params: { count: elsewhere } }]
}

async function giveBack(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, undoId, image }: Undone<Extract<MergeImage, { joined: Joined[] }>>,
): Promise<Problem[]> {
  const [ticket] = await lockTickets(tx, [id])
  if (!ticket) throw new Refusal('conflict', [{ path: '', code: 'undo.ticket-gone' }])
  const states = new Map((await participantsOf(tx, [id])).map((each) => [each.address, each.state]))
  const standing = image.joined.filter(({ address, state }) => states.get(address) === state)
  for (const { address, before } of standing)
    if (before === null) await deleteParticipant(tx, { ticketId: id, address })
  await upsertParticipants(tx, now, {
    byId: actor.kind === 'agent' ? actor.id : null,
    participants: standing.flatMap(({ before, ...each }) =>
      before === null ? [] : [{ ...each, ticketId: id, state: before }],
    ),
  })
  const fields = image.changes.map((each) => ({ ...each, field: each.field as TicketField }))
  const returning = fields.filter(({ field, new: made }) => isEqual(ticket[field], made))
  const after = {
    ...ticket,
    ...Object.fromEntries(returning.map(({ field, old }) => [field, old])),
  } as Ticket
  await updateTickets(tx, now, [after])
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'ticket', id },
      type: 'ticket.changed',
      facts: { undoes: undoId },
      values: returning.map(({ field, old, new: made }) => ({ field, old: made, new: old })),
    },
  ])
  await tell(tx, actor, now, [id])
  const holder = (await survivorsOf(tx, [id])).get(id) ?? id
  const written = await countWrittenAfter(tx, { ticketId: holder, messageId: image.last })
  // Whom somebody took in, or sent away, since then was judged by that ticket: it is told, as both parted.
  const judged = image.joined.filter(({ address, state, before }) => {
    const stands = states.get(address)
    return stands !== undefined && stands !== state && stands !== before
  })
  return [
    ...fields
      .filter((each) => !returning.includes(each))
      .map(({ field }) => ({ path: field, code: 'undo.changed-since' })),
    ...(written > 0
      ? [{ path: 'messages', code: 'undo.written-since', params: { count: written, number: holder } }]
      : []),
    ...judged.map(({ name }) => ({
      ...{ path: 'participants', code: 'undo.participant-changed', params: { name } },
    })),
  ]
}

const tell = (tx: Tx, actor: Actor, now: Date, ids: readonly number[]): Promise<void> =>
  tellAgents(
    tx,
    now,
    [...new Set(ids)].map((ticketId) => ({
      ticketId,
      happened: 'changed',
      byAgentId: actor.kind === 'agent' ? actor.id : null,
    })),
  )

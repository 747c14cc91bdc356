import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type Actor, keepUndo, recordTrail } from '../trail/index.ts'
import { mayWriteTickets } from './policy.ts'
import { setLife } from './store/set-life.ts'
import { lockTickets } from './store/tickets.ts'
import { tellAgents } from './tell-agents.ts'

/** What an undo of a deletion keeps: nothing, for nothing is taken away. */
export type DeletedTicketImage = Record<string, never>

/**
 * Deletes tickets: nobody finds them any more, nothing of them is lost, and one undo brings them back for 30 days. What is
 * deleted already is left alone.
 * @throws Refusal forbidden
 */
export async function deleteTickets(
  tx: Tx,
  actor: Actor,
  now: Date,
  ids: readonly number[],
  more: { into?: number | null } = {},
): Promise<{ done: number[]; undoId: number | null }> {
  if (!mayWriteTickets(actor)) throw new Refusal('forbidden')
  const live = (await lockTickets(tx, ids)).filter(({ life }) => life === 'live').map(({ id }) => id)
  if (live.length === 0) return { done: [], undoId: null }
  await setLife(tx, now, { ids: live, life: 'deleted' })
  const images = live.map((id) => ({ subject: { kind: 'ticket' as const, id }, image: {} }))
  const undoId = await keepUndo(tx, actor, now, {
    ...{ command: 'delete-tickets', images },
    ...(more.into ? { into: more.into } : {}),
  })
  await recordTrail(
    tx,
    actor,
    now,
    images.map(({ subject }) => ({ subject, type: 'ticket.deleted', undoId })),
  )
  await tellAgents(
    tx,
    now,
    live.map((ticketId) => ({ ticketId, happened: 'changed', byAgentId: idOf(actor) })),
  )
  return { done: live, undoId }
}

/**
 * Brings a deleted ticket back.
 * @throws Refusal forbidden, conflict 'undo.ticket-gone'
 */
export async function restoreTicket(
  tx: Tx,
  actor: Actor,
  now: Date,
  deleted: { id: number; undoId: number },
): Promise<Problem[]> {
  if (!mayWriteTickets(actor)) throw new Refusal('forbidden')
  const [ticket] = await lockTickets(tx, [deleted.id])
  if (ticket?.life !== 'deleted') throw new Refusal('conflict', [{ path: '', code: 'undo.ticket-gone' }])
  await bringBack(tx, actor, now, { id: deleted.id, facts: { undoes: deleted.undoId } })
  return []
}

/**
 * The same by its number, however it was deleted and however long ago.
 * @throws Refusal forbidden, missing, conflict 'ticket.not-deleted'
 */
export async function restoreDeletedTicket(tx: Tx, actor: Actor, now: Date, id: number): Promise<void> {
  if (!mayWriteTickets(actor)) throw new Refusal('forbidden')
  const [ticket] = await lockTickets(tx, [id])
  if (!ticket) throw new Refusal('missing')
  if (ticket.life !== 'deleted') throw new Refusal('conflict', [{ path: '', code: 'ticket.not-deleted' }])
  await bringBack(tx, actor, now, { id, facts: {} })
}

async function bringBack(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, facts }: { id: number; facts: Record<string, unknown> },
): Promise<void> {
  await setLife(tx, now, { ids: [id], life: 'live' })
  await recordTrail(tx, actor, now, [{ subject: { kind: 'ticket', id }, type: 'ticket.restored', facts }])
  await tellAgents(tx, now, [{ ticketId: id, happened: 'changed', byAgentId: idOf(actor) }])
}

const idOf = (actor: Actor): number | null => (actor.kind === 'agent' ? actor.id : null)

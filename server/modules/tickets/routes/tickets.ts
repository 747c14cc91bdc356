import { agents, answer, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import type { Tx } from '../../../lib/db.ts'
import { onlyDone, Refusal } from '../../../lib/errors.ts'
import { undoLasts } from '../../trail/index.ts'
import { changeParticipant } from '../change-participants.ts'
import { changeTickets } from '../change-tickets.ts'
import { deleteTickets, restoreDeletedTicket } from '../delete-tickets.ts'
import { readTicket } from '../read-ticket.ts'
import {
  NewTicketBody,
  ParticipantBody,
  TicketAnswer,
  TicketBody,
  TicketChanged,
  TicketDeleted,
  TicketParams,
} from '../wire.ts'
import { openForRequester } from '../write-as-agent.ts'

const reads = agents('tickets.read')
const writes = agents('tickets.write')

/** Tickets, as agents and programs open, read and change them. */
export const ticketRoutes: Route[] = [
  commandRoute({
    method: 'POST',
    path: '/api/agent/tickets',
    summary: 'Open a ticket in a contact’s name',
    access: writes,
    body: NewTicketBody,
    answers: { 201: TicketAnswer },
    idempotent: true,
    handle: async ({ tx, actor, now, body }) => {
      const { id } = await openForRequester(tx, actor, now, body)
      return answer(201, await readTicket(tx, id))
    },
  }),
  readRoute({
    path: '/api/agent/tickets/:id',
    summary: 'A ticket, who takes part in it, and what each who wrote may ask about',
    access: reads,
    params: TicketParams,
    answers: { 200: TicketAnswer },
    handle: ({ db, params }) => readTicket(db, params.id),
  }),
  commandRoute({
    method: 'PATCH',
    path: '/api/agent/tickets/:id',
    summary: 'Change what is named of a ticket; it can be undone for 30 days',
    access: writes,
    params: TicketParams,
    body: TicketBody,
    answers: { 200: TicketChanged },
    versioned: true,
    handle: async ({ tx, actor, now, params, version, body }) => {
      const change = { id: params.id, version, draft: body }
      const outcomes = await telling(tx, params.id, () => changeTickets(tx, actor, now, [change]))
      if (outcomes.refused.some(({ problems }) => problems.some(({ code }) => code === 'ticket.missing')))
        throw new Refusal('missing')
      onlyDone(outcomes)
      return { ticket: await readTicket(tx, params.id), undoId: outcomes.undoId }
    },
  }),
  commandRoute({
    method: 'DELETE',
    path: '/api/agent/tickets/:id',
    summary: 'Delete a ticket; it can be undone for 30 days',
    access: writes,
    params: TicketParams,
    answers: { 200: TicketDeleted },
    handle: async ({ tx, actor, now, params }) => {
      const { undoId } = await deleteTickets(tx, actor, now, [params.id])
      if (undoId === null) throw new Refusal('missing')
      return { undoId, until: new Date(now.getTime() + undoLasts).toISOString() }
    },
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/tickets/:id/restoration',
    summary: 'Bring a deleted ticket back',
    access: writes,
    params: TicketParams,
    answers: { 200: TicketAnswer },
    handle: async ({ tx, actor, now, params }) => {
      await restoreDeletedTicket(tx, actor, now, params.id)
      return readTicket(tx, params.id)
    },
  }),
  commandRoute({
    method: 'PUT',
    path: '/api/agent/tickets/:id/participants',
    summary:
      'Say of an address whether it takes part: confirm who was in copy, send somebody away, name somebody',
    access: writes,
    params: TicketParams,
    body: ParticipantBody,
    answers: { 200: TicketAnswer },
    handle: async ({ tx, actor, now, params, body }) => {
      await changeParticipant(tx, actor, now, { ticketId: params.id, body })
      return readTicket(tx, params.id)
    },
  }),
]

/** Carries out a change; when it is stale, the ticket is shown as it is now. */
async function telling<Done>(tx: Tx, id: number, change: () => Promise<Done>): Promise<Done> {
  try {
    return await change()
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'stale') throw error
    throw new Refusal('stale', error.problems, { current: await readTicket(tx, id) })
  }
}

import { agents, answer, commandRoute, type Route } from '../../../http/route.ts'
import { undoLasts } from '../../trail/index.ts'
import { mergeTickets } from '../merge-tickets.ts'
import { splitTicket } from '../split-ticket.ts'
import { TicketAtWorkPath } from '../wire/at-work.ts'
import { MergeAnswer, MergeBody, SplitAnswer, SplitBody } from '../wire/merging.ts'

const writes = agents('tickets.write')
const until = (now: Date): string => new Date(now.getTime() + undoLasts).toISOString()

/** Tickets made one, and taken apart. */
export const mergingRoutes: Route[] = [
  commandRoute({
    method: 'POST',
    path: '/api/agent/tickets/:id/merges',
    summary: 'Merge tickets into this one; it can be undone for 30 days',
    access: writes,
    params: TicketAtWorkPath,
    body: MergeBody,
    answers: { 201: MergeAnswer },
    idempotent: true,
    handle: async ({ tx, actor, now, params, body }) => {
      const { merged, undoId } = await mergeTickets(tx, actor, now, { into: params.id, ids: body.tickets })
      return answer(201, { ticketId: params.id, merged, undoId, until: until(now) })
    },
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/tickets/:id/splits',
    summary: 'Take messages out of this ticket into a new one; it can be undone for 30 days',
    access: writes,
    params: TicketAtWorkPath,
    body: SplitBody,
    answers: { 201: SplitAnswer },
    idempotent: true,
    handle: async ({ tx, actor, now, params, body }) => {
      const { id, undoId } = await splitTicket(tx, actor, now, { ticketId: params.id, ...body })
      return answer(201, { ticketId: id, undoId, until: until(now) })
    },
  }),
]

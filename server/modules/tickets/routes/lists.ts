import { agents, type Route, readRoute } from '../../../http/route.ts'
import { listTickets } from '../list-tickets.ts'
import { TicketParams, TicketsAnswer, TicketsQuery } from '../wire.ts'

const reads = agents('tickets.read')

/** The tickets of an account and of a contact; the inbox is a list of its own. */
export const listRoutes: Route[] = [
  readRoute({
    path: '/api/agent/accounts/:id/tickets',
    summary: 'The tickets of an account, latest first',
    access: reads,
    params: TicketParams,
    query: TicketsQuery,
    answers: { 200: TicketsAnswer },
    handle: ({ db, params, query }) => listTickets(db, { accountId: params.id }, query),
  }),
  readRoute({
    path: '/api/agent/contacts/:id/tickets',
    summary: 'The tickets that a contact asked, latest first',
    access: reads,
    params: TicketParams,
    query: TicketsQuery,
    answers: { 200: TicketsAnswer },
    handle: ({ db, params, query }) => listTickets(db, { requesterId: params.id }, query),
  }),
]

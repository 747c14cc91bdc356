import { agents, answer, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { copiesForAgents } from '../read-copies.ts'
import { readMessage, readMessages } from '../read-messages.ts'
import { readTicket } from '../read-ticket.ts'
import {
  CopiesAnswer,
  MessageAdded,
  MessageParams,
  MessagesAnswer,
  MessagesQuery,
  NewMessageBody,
  TicketParams,
} from '../wire.ts'
import { writeAsAgent } from '../write-as-agent.ts'

const reads = agents('tickets.read')

/** What is written in tickets, and who got copies. */
export const messageRoutes: Route[] = [
  readRoute({
    path: '/api/agent/tickets/:id/messages',
    summary: 'The messages of a ticket, oldest first; without a cursor the newest of them',
    access: reads,
    params: TicketParams,
    query: MessagesQuery,
    answers: { 200: MessagesAnswer },
    handle: ({ db, params, query }) => readMessages(db, { ...query, ticketId: params.id }),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/tickets/:id/messages',
    summary: 'Answer a ticket, or write a note that agents alone see',
    access: agents('tickets.write'),
    params: TicketParams,
    body: NewMessageBody,
    answers: { 201: MessageAdded },
    idempotent: true,
    handle: async ({ tx, actor, now, params, body }) => {
      const added = await writeAsAgent(tx, actor, now, { ticketId: params.id, body })
      return answer(201, {
        message: await readMessage(tx, added.id),
        ticket: await readTicket(tx, added.ticketId),
      })
    },
  }),
  readRoute({
    path: '/api/agent/ticket-messages/:id/copies',
    summary: 'Everybody who was thought of for a message, why, and what became of each copy',
    access: reads,
    params: MessageParams,
    answers: { 200: CopiesAnswer },
    handle: ({ db, actor, params }) => copiesForAgents(db, actor, params.id),
  }),
]

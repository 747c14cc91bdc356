import { answer, commandRoute, customers, type Route, readRoute } from '../../../http/route.ts'
import { copiesForCustomer } from '../read-copies.ts'
import { readOwnMessage, readOwnMessages } from '../read-own-ticket.ts'
import {
  AreaMessageParams,
  AreaTicketParams,
  MessagesQuery,
  OwnCopiesAnswer,
  OwnMessageAdded,
  OwnMessageBody,
  OwnMessagesAnswer,
  OwnTicketParams,
} from '../wire.ts'
import { writeAsCustomer } from '../write-as-customer.ts'
import { of, own } from './area.ts'

const access = customers()
const mine = '/api/area/me/tickets/:ticket/messages'
const ours = '/api/area/:account/tickets/:ticket/messages'

/** What customers read and write in tickets, and who got copies. */
export const areaMessageRoutes: Route[] = [
  readRoute({
    path: ours,
    summary: 'The messages of a ticket of one’s account, oldest first; without a cursor the newest of them',
    access,
    params: AreaTicketParams,
    query: MessagesQuery,
    answers: { 200: OwnMessagesAnswer },
    handle: ({ db, actor, params, query }) =>
      readOwnMessages(db, actor, {
        ...{ ...query, ticketId: params.ticket, looking: of(actor, params.account) },
      }),
  }),
  readRoute({
    path: mine,
    summary: 'The messages of a ticket that one sees, oldest first; without a cursor the newest of them',
    access,
    params: OwnTicketParams,
    query: MessagesQuery,
    answers: { 200: OwnMessagesAnswer },
    handle: ({ db, actor, params, query }) =>
      readOwnMessages(db, actor, { ...query, ticketId: params.ticket, looking: own(actor) }),
  }),
  commandRoute({
    method: 'POST',
    path: ours,
    summary: 'Write to a ticket of one’s account',
    access,
    params: AreaTicketParams,
    body: OwnMessageBody,
    answers: { 201: OwnMessageAdded },
    idempotent: true,
    handle: async ({ tx, actor, now, params, body }) => {
      const which = { looking: of(actor, params.account), ticketId: params.ticket, body }
      const { id, ticketId } = await writeAsCustomer(tx, actor, now, which)
      return answer(201, { ticketId, message: await readOwnMessage(tx, actor, id) })
    },
  }),
  commandRoute({
    method: 'POST',
    path: mine,
    summary: 'Write to a ticket that one sees',
    access,
    params: OwnTicketParams,
    body: OwnMessageBody,
    answers: { 201: OwnMessageAdded },
    idempotent: true,
    handle: async ({ tx, actor, now, params, body }) => {
      const which = { looking: own(actor), ticketId: params.ticket, body }
      const { id, ticketId } = await writeAsCustomer(tx, actor, now, which)
      return answer(201, { ticketId, message: await readOwnMessage(tx, actor, id) })
    },
  }),
  readRoute({
    path: '/api/area/me/ticket-messages/:ticketMessage/copies',
    summary: 'Who got a copy of a message that one may see',
    access,
    params: AreaMessageParams,
    answers: { 200: OwnCopiesAnswer },
    handle: ({ db, actor, params }) => copiesForCustomer(db, actor, params.ticketMessage),
  }),
]

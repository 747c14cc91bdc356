import { answer, commandRoute, customers, type Route, readRoute } from '../../../http/route.ts'
import type { Handle, Tx } from '../../../lib/db.ts'
import { Refusal } from '../../../lib/errors.ts'
import { findOwnAccount } from '../../accounts/index.ts'
import type { CustomerActor } from '../../trail/index.ts'
import { changeParticipant } from '../change-participants.ts'
import { listOwnTickets } from '../list-tickets.ts'
import { readOwnTicket } from '../read-own-ticket.ts'
import {
  AreaTicketParams,
  AreaTicketsParams,
  OwnTicketAnswer,
  OwnTicketBody,
  OwnTicketParams,
  OwnTicketsAnswer,
  ParticipantBody,
  TicketsQuery,
} from '../wire.ts'
import { closeAsCustomer, openAsCustomer, ticketToWrite } from '../write-as-customer.ts'

const access = customers()
const mine = '/api/area/me/tickets'
const ours = '/api/area/:account/tickets'

/** Tickets as customers see them: an account's for its main user, everybody's own. */
export const areaRoutes: Route[] = [
  readRoute({
    path: ours,
    summary: 'The tickets of one’s account, latest first',
    access,
    params: AreaTicketsParams,
    query: TicketsQuery,
    answers: { 200: OwnTicketsAnswer },
    handle: async ({ db, actor, params, query }) => {
      await ownOrMissing(db, actor, params.account)
      return listOwnTickets(db, actor, { ...query, accountId: params.account })
    },
  }),
  readRoute({
    path: mine,
    summary: 'The tickets that one asked, takes part in, or sees for one’s company, latest first',
    access,
    query: TicketsQuery,
    answers: { 200: OwnTicketsAnswer },
    handle: ({ db, actor, query }) => listOwnTickets(db, actor, { ...query, accountId: null }),
  }),
  commandRoute({
    method: 'POST',
    path: ours,
    summary: 'Open a ticket in one’s account',
    access,
    params: AreaTicketsParams,
    body: OwnTicketBody,
    answers: { 201: OwnTicketAnswer },
    idempotent: true,
    handle: async ({ tx, actor, now, params, body }) => {
      const accountId = params.account
      const { id } = await openAsCustomer(tx, actor, now, { accountId, body })
      const looking = { personId: actor.id, accountId }
      return answer(201, await readOwnTicket(tx, actor, { looking, ticketId: id }))
    },
  }),
  commandRoute({
    method: 'POST',
    path: mine,
    summary: 'Open a ticket for oneself',
    access,
    body: OwnTicketBody,
    answers: { 201: OwnTicketAnswer },
    idempotent: true,
    handle: async ({ tx, actor, now, body }) => {
      const { id } = await openAsCustomer(tx, actor, now, { accountId: null, body })
      return answer(201, await readOwnTicket(tx, actor, { looking: own(actor), ticketId: id }))
    },
  }),
  readRoute({
    path: `${ours}/:ticket`,
    summary: 'A ticket of one’s account with the newest of its messages',
    access,
    params: AreaTicketParams,
    answers: { 200: OwnTicketAnswer },
    handle: ({ db, actor, params }) =>
      readOwnTicket(db, actor, { looking: of(actor, params.account), ticketId: params.ticket }),
  }),
  readRoute({
    path: `${mine}/:ticket`,
    summary: 'A ticket that one sees, with the newest of its messages',
    access,
    params: OwnTicketParams,
    answers: { 200: OwnTicketAnswer },
    handle: ({ db, actor, params }) =>
      readOwnTicket(db, actor, { looking: own(actor), ticketId: params.ticket }),
  }),
  commandRoute({
    method: 'POST',
    path: `${ours}/:ticket/close`,
    summary: 'Close a ticket of one’s account',
    access,
    params: AreaTicketParams,
    answers: { 200: OwnTicketAnswer },
    handle: ({ tx, actor, now, params }) =>
      closed(tx, actor, now, { looking: of(actor, params.account), ticketId: params.ticket }),
  }),
  commandRoute({
    method: 'POST',
    path: `${mine}/:ticket/close`,
    summary: 'Close a ticket that one sees',
    access,
    params: OwnTicketParams,
    answers: { 200: OwnTicketAnswer },
    handle: ({ tx, actor, now, params }) =>
      closed(tx, actor, now, { looking: own(actor), ticketId: params.ticket }),
  }),
  commandRoute({
    method: 'PUT',
    path: `${ours}/:ticket/participants`,
    summary: 'Say whether somebody who was in copy takes part in a ticket of one’s account',
    access,
    params: AreaTicketParams,
    body: ParticipantBody,
    answers: { 200: OwnTicketAnswer },
    handle: async ({ tx, actor, now, params, body }) => {
      const looking = of(actor, params.account)
      const { id: ticketId } = await ticketToWrite(tx, looking, params.ticket)
      await changeParticipant(tx, actor, now, { ticketId, body, isMainUsers: true })
      return readOwnTicket(tx, actor, { looking, ticketId })
    },
  }),
]

type Own = Parameters<typeof closeAsCustomer>[3]

async function closed(tx: Tx, actor: CustomerActor, now: Date, which: Own): Promise<OwnTicketAnswer> {
  await closeAsCustomer(tx, actor, now, which)
  return readOwnTicket(tx, actor, which)
}

export const own = ({ id: personId }: CustomerActor) => ({ personId, accountId: null })
export const of = ({ id: personId }: CustomerActor, accountId: number) => ({ personId, accountId })

async function ownOrMissing(db: Handle, actor: CustomerActor, accountId: number): Promise<void> {
  if (!(await findOwnAccount(db, { accountId, mainUserId: actor.id }))) throw new Refusal('missing')
}

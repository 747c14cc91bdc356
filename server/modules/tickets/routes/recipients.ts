import { agents, commandRoute, customers, type Route } from '../../../http/route.ts'
import { Refusal } from '../../../lib/errors.ts'
import { presentDecision, presentOwnDecision } from '../../routing/index.ts'
import type { DecisionAnswer } from '../../routing/wire.ts'
import { previewNewRecipients, previewRecipients } from '../preview-recipients.ts'
import { isTicketVisible } from '../store/visible.ts'
import {
  AreaTicketParams,
  NewTicketRecipientsBody,
  TicketParams,
  TicketRecipientsAnswer,
  TicketRecipientsBody,
} from '../wire.ts'
import { of } from './area.ts'

/** Who would get a message, asked before it is sent; nothing is written. */
export const recipientRoutes: Route[] = [
  commandRoute({
    method: 'POST',
    path: '/api/agent/tickets/recipients',
    summary: 'Who would get the first message of a ticket that is not opened yet, and why',
    access: agents('tickets.write'),
    body: NewTicketRecipientsBody,
    answers: { 200: TicketRecipientsAnswer },
    handle: async ({ tx, actor, now, body }) => ({
      items: (await previewNewRecipients(tx, actor, now, body)).map(presentDecision),
    }),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/tickets/:id/recipients',
    summary: 'Who would get an answer to a ticket now, and why',
    access: agents('tickets.read'),
    params: TicketParams,
    body: TicketRecipientsBody,
    answers: { 200: TicketRecipientsAnswer },
    handle: async ({ tx, actor, now, params, body }) => ({
      items: (await previewRecipients(tx, actor, now, { ...body, ticketId: params.id })).map(presentDecision),
    }),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/area/:account/tickets/:ticket/recipients',
    summary: 'Who would get what the main user writes to a ticket of his account now, and why',
    access: customers(),
    params: AreaTicketParams,
    answers: { 200: TicketRecipientsAnswer },
    handle: async ({ tx, actor, now, params }) => {
      if (!(await isTicketVisible(tx, of(actor, params.account), params.ticket))) throw new Refusal('missing')
      const decisions = await previewRecipients(tx, actor, now, { ticketId: params.ticket })
      return { items: decisions.map((decision) => withoutForeign(presentOwnDecision(decision))) }
    },
  }),
]

/** Addresses are told of the account's own cards, of the main user himself, and of who takes part, about whom he decides. */
const withoutForeign = (decision: DecisionAnswer): DecisionAnswer =>
  decision.as === 'requester' && decision.cardId === null ? { ...decision, address: '' } : decision

import { msg } from '@lingui/core/macro'
import { lazyExtra } from '../../shared/lazy-extra.ts'
import type { AgentFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { newTicketRoute, notificationsRoute, ticketRoute, ticketsRoute } from './routes.ts'

const OpenCount = lazyExtra(async () => (await import('./OpenCount.tsx')).OpenCount)

/** Tickets: the inbox, a ticket with its conversation, one opened in somebody's name, what is told to the agent. */
export const feature: AgentFeature = {
  furtherRoutes: [ticketsRoute, newTicketRoute, ticketRoute, notificationsRoute],
  nav: [
    {
      ...{ title: msg`Tickets`, to: paths.tickets(), order: 10, keys: 'g t', permission: 'tickets.read' },
      count: OpenCount,
    },
  ],
  create: [
    { title: msg`New ticket`, to: paths.newTicket(), keys: 't', order: 5, permission: 'tickets.write' },
  ],
  own: [{ title: msg`Notifications`, to: paths.notifications(), order: 30 }],
}

import { msg } from '@lingui/core/macro'
import type { AgentFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { ticketRoute, ticketsRoute } from './routes.ts'

/** Tickets: the inbox, and a ticket with its conversation. */
export const feature: AgentFeature = {
  furtherRoutes: [ticketsRoute, ticketRoute],
  nav: [{ title: msg`Tickets`, to: paths.tickets(), order: 10, keys: 'g t', permission: 'tickets.read' }],
}

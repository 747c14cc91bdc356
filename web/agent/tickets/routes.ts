import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readListSearch } from '../lists/list-search.ts'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'
import { readTicketSearch } from './ticket-search.ts'

export const ticketsRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.tickets(),
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import('./inbox/TicketsPage.tsx'), 'TicketsPage'),
})

export type NewTicketSearch = { contact?: number; account?: number }

export const newTicketRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.newTicket(),
  validateSearch: ({ contact, account }: Record<string, unknown>): NewTicketSearch => ({
    ...(Number.isSafeInteger(contact) ? { contact: Number(contact) } : {}),
    ...(Number.isSafeInteger(account) ? { account: Number(account) } : {}),
  }),
  component: lazyRouteComponent(() => import('./new/NewTicketPage.tsx'), 'NewTicketPage'),
})

export const ticketRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: '/agent/tickets/$id',
  validateSearch: readTicketSearch,
  component: lazyRouteComponent(() => import('./ticket/TicketPage.tsx'), 'TicketPage'),
})

export const notificationsRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.notifications(),
  component: lazyRouteComponent(() => import('./notifications/NotificationsPage.tsx'), 'NotificationsPage'),
})

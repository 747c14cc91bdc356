import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readListSearch } from '../lists/list-search.ts'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'

export const ticketsRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.tickets(),
  validateSearch: readListSearch,
  component: lazyRouteComponent(() => import('./inbox/TicketsPage.tsx'), 'TicketsPage'),
})

export const ticketRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: '/agent/tickets/$id',
  component: lazyRouteComponent(() => import('./ticket/TicketPage.tsx'), 'TicketPage'),
})

import { msg } from '@lingui/core/macro'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { AreaFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'
import { aboutIn, stateIn } from './search.ts'

const parent = { getParentRoute: () => furtherRoute }
const ofAccount = `${paths.home()}/$account/tickets` as const
const own = `${paths.me()}/tickets` as const

/** Conversations with support: an account's, and the person's own, whichever account they belong to. */
export const feature: AreaFeature = {
  furtherRoutes: [ofAccount, own].flatMap((root) => [
    createRoute({
      ...parent,
      path: root,
      validateSearch: stateIn,
      component: lazyRouteComponent(() => import('./pages.ts'), 'TicketsPage'),
    }),
    createRoute({
      ...parent,
      path: `${root}/new`,
      validateSearch: aboutIn,
      component: lazyRouteComponent(() => import('./pages.ts'), 'NewTicketPage'),
    }),
    createRoute({
      ...parent,
      path: `${root}/$ticket`,
      component: lazyRouteComponent(() => import('./pages.ts'), 'TicketPage'),
    }),
  ]),
  nav: [{ title: msg`Tickets`, to: (account) => paths.tickets(account), order: 20 }],
  own: [
    {
      title: msg`Your own tickets`,
      to: (account) => (account === null ? null : paths.tickets(null)),
      order: 6,
    },
  ],
}

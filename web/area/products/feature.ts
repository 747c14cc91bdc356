import { msg } from '@lingui/core/macro'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { AreaFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'

/** What the account has contracted. */
export const feature: AreaFeature = {
  furtherRoutes: [
    createRoute({
      getParentRoute: () => furtherRoute,
      path: `${paths.home()}/$account/services`,
      component: lazyRouteComponent(() => import('./ServicesPage.tsx'), 'ServicesPage'),
    }),
  ],
  nav: [
    {
      title: msg`Products and services`,
      to: (account) => (account === null ? null : paths.services(account)),
      order: 40,
    },
  ],
}

import { msg } from '@lingui/core/macro'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { AreaFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'

type SecuritySearch = { change?: 'password' | 'email' }

/** What proves who the customer is. */
export const feature: AreaFeature = {
  furtherRoutes: [
    createRoute({
      getParentRoute: () => furtherRoute,
      path: paths.security(),
      validateSearch: ({ change }: Record<string, unknown>): SecuritySearch =>
        change === 'password' || change === 'email' ? { change } : {},
      component: lazyRouteComponent(() => import('./SecurityPage.tsx'), 'SecurityPage'),
    }),
    createRoute({
      getParentRoute: () => furtherRoute,
      path: paths.secondFactor(),
      component: lazyRouteComponent(() => import('./SecondFactorPage.tsx'), 'SecondFactorPage'),
    }),
  ],
  own: [{ title: msg`Access and security`, to: () => paths.security(), order: 20 }],
}

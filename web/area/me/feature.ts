import { msg } from '@lingui/core/macro'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { AreaFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'

/** The customer's own data. */
export const feature: AreaFeature = {
  furtherRoutes: [
    createRoute({
      getParentRoute: () => furtherRoute,
      path: paths.profile(),
      component: lazyRouteComponent(() => import('./ProfilePage.tsx'), 'ProfilePage'),
    }),
  ],
  own: [{ title: msg`Your data`, to: () => paths.profile(), order: 10 }],
}

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { AreaFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { openRoute } from '../root.tsx'
import { mailedRoute } from './mailed-route.ts'

/** The ways in besides the password, and the pages of the links that are mailed for them. */
export const feature: AreaFeature = {
  openRoutes: [
    createRoute({
      getParentRoute: () => openRoute,
      path: paths.forgotten(),
      component: lazyRouteComponent(() => import('./ForgottenPage.tsx'), 'ForgottenPage'),
    }),
    createRoute({
      getParentRoute: () => openRoute,
      path: paths.magicLink(),
      component: lazyRouteComponent(() => import('./MagicLinkPage.tsx'), 'MagicLinkPage'),
    }),
    mailedRoute(
      paths.enter(),
      lazyRouteComponent(() => import('./EnterPage.tsx'), 'EnterPage'),
    ),
    mailedRoute(
      paths.reset(),
      lazyRouteComponent(() => import('./ResetPage.tsx'), 'ResetPage'),
    ),
    mailedRoute(
      paths.address(),
      lazyRouteComponent(() => import('./NewAddressPage.tsx'), 'NewAddressPage'),
    ),
  ],
}

import { lazyRouteComponent } from '@tanstack/react-router'
import { mailedRoute } from '../entering/mailed-route.ts'
import type { AreaFeature } from '../feature.ts'
import { paths } from '../paths.ts'

/** What the activation mail leads to. */
export const feature: AreaFeature = {
  openRoutes: [
    mailedRoute(
      paths.activate(),
      lazyRouteComponent(() => import('./ActivationPage.tsx'), 'ActivationPage'),
    ),
  ],
}

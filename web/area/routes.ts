import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { AreaFeature } from './feature.ts'
import { paths } from './paths.ts'
import { furtherRoute, openRoute, rootRoute, shellRoute } from './root.tsx'

/** The door's own pages, and those that the features bring (the home page among them). */
export function routeTree(features: AreaFeature[]) {
  return rootRoute.addChildren([
    shellRoute.addChildren([
      ...features.flatMap(({ routes = [] }) => routes),
      furtherRoute.addChildren(features.flatMap(({ furtherRoutes = [] }) => furtherRoutes)),
    ]),
    openRoute.addChildren([signIn, ...features.flatMap(({ openRoutes = [] }) => openRoutes)]),
  ])
}

export type SignInSearch = { to?: string }

const signIn = createRoute({
  getParentRoute: () => openRoute,
  path: paths.signIn(),
  validateSearch: ({ to }: Record<string, unknown>): SignInSearch => (typeof to === 'string' ? { to } : {}),
  component: lazyRouteComponent(() => import('./AreaSignInPage.tsx'), 'AreaSignInPage'),
})

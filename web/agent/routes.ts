import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { AgentFeature } from './feature.ts'
import { paths } from './paths.ts'
import { furtherRoute, openRoute, rootRoute, shellRoute } from './root.tsx'

/** The door's own pages, and those that the features bring. */
export function routeTree(features: AgentFeature[]) {
  return rootRoute.addChildren([
    shellRoute.addChildren([
      home,
      ...features.flatMap(({ routes = [] }) => routes),
      furtherRoute.addChildren(features.flatMap(({ furtherRoutes = [] }) => furtherRoutes)),
    ]),
    openRoute.addChildren([signIn, ...features.flatMap(({ openRoutes = [] }) => openRoutes)]),
    kit,
  ])
}

const home = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.home(),
  beforeLoad: () => {
    throw redirect({ to: paths.contacts(), replace: true })
  },
})

export type SignInSearch = { to?: string }

const signIn = createRoute({
  getParentRoute: () => openRoute,
  path: paths.signIn(),
  validateSearch: ({ to }: Record<string, unknown>): SignInSearch => (typeof to === 'string' ? { to } : {}),
  component: lazyRouteComponent(() => import('./AgentSignInPage.tsx'), 'AgentSignInPage'),
})

const kit = createRoute({
  getParentRoute: () => rootRoute,
  path: paths.kit(),
  component: lazyRouteComponent(() => import('./kit/KitPage.tsx'), 'KitPage'),
})

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { furtherRoute, openRoute } from '../root.tsx'

export const setUpRoute = createRoute({
  getParentRoute: () => openRoute,
  path: `${paths.setUp()}/$secret`,
  component: lazyRouteComponent(() => import('./SetUpPage.tsx'), 'SetUpPage'),
})

export const setUpWithoutSecretRoute = createRoute({
  getParentRoute: () => openRoute,
  path: paths.setUp(),
  component: lazyRouteComponent(() => import('./SetUpPage.tsx'), 'SetUpPage'),
})

export const gettingStartedRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.gettingStarted(),
  component: lazyRouteComponent(() => import('./GettingStartedPage.tsx'), 'GettingStartedPage'),
})

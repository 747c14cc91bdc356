import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { openRoute, shellRoute } from '../root.tsx'
import { readSecuritySearch } from './security-search.ts'

export const meRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.me(),
  validateSearch: ({ change }: Record<string, unknown>): { change?: 'email' } =>
    change === 'email' ? { change } : {},
  component: lazyRouteComponent(() => import('./ProfilePage.tsx'), 'ProfilePage'),
})

export const securityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.security(),
  validateSearch: readSecuritySearch,
  component: lazyRouteComponent(() => import('./SecurityPage.tsx'), 'SecurityPage'),
})

export const secondFactorRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: paths.secondFactor(),
  component: lazyRouteComponent(() => import('./SecondFactorPage.tsx'), 'SecondFactorPage'),
})

export const forgottenRoute = createRoute({
  getParentRoute: () => openRoute,
  path: paths.forgotten(),
  component: lazyRouteComponent(() => import('./ForgottenPage.tsx'), 'ForgottenPage'),
})

export const invitationRoute = createRoute({
  getParentRoute: () => openRoute,
  path: `${paths.invitation()}/$token`,
  component: lazyRouteComponent(() => import('./InvitationPage.tsx'), 'InvitationPage'),
})

export const resetRoute = createRoute({
  getParentRoute: () => openRoute,
  path: `${paths.reset()}/$token`,
  component: lazyRouteComponent(() => import('./ResetPage.tsx'), 'ResetPage'),
})

export const addressRoute = createRoute({
  getParentRoute: () => openRoute,
  path: `${paths.address()}/$token`,
  component: lazyRouteComponent(() => import('./AddressPage.tsx'), 'AddressPage'),
})

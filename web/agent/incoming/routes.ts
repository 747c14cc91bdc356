import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'
import { heldAsked, incomingAsked, shownAs } from './search.ts'

const parent = { getParentRoute: () => furtherRoute }

export const heldRoute = createRoute({
  ...parent,
  path: paths.held(),
  validateSearch: heldAsked,
  component: lazyRouteComponent(() => import('./pages.ts'), 'HeldPage'),
})

export const heldMailRoute = createRoute({
  ...parent,
  path: '/agent/held/$id',
  validateSearch: shownAs,
  component: lazyRouteComponent(() => import('./pages.ts'), 'HeldMailPage'),
})

export const incomingRoute = createRoute({
  ...parent,
  path: paths.incoming(),
  validateSearch: incomingAsked,
  component: lazyRouteComponent(() => import('./pages.ts'), 'IncomingPage'),
})

export const incomingMailRoute = createRoute({
  ...parent,
  path: '/agent/incoming/$id',
  component: lazyRouteComponent(() => import('./pages.ts'), 'IncomingMailPage'),
})

export const trustedSendersRoute = createRoute({
  ...parent,
  path: paths.trustedSenders(),
  component: lazyRouteComponent(() => import('./pages.ts'), 'TrustedSendersPage'),
})

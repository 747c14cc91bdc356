import { createRootRouteWithContext, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { requireSession } from '../shared/guard.ts'
import { WentWrong } from '../shared/WentWrong.tsx'
import { AreaOpenShell } from './AreaOpenShell.tsx'
import type { AreaContext } from './context.ts'
import { paths } from './paths.ts'

export const rootRoute = createRootRouteWithContext<AreaContext>()({ errorComponent: WentWrong })

/** Parent of every page that needs a signed-in customer; children read it with `useCustomer()`. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: ({ context, location }) =>
    requireSession({
      queryClient: context.queryClient,
      door: 'area',
      here: location.href,
      signIn: paths.signIn(),
    }),
  component: lazyRouteComponent(() => import('./AreaShell.tsx'), 'AreaShell'),
})

/** Parent of the pages before signing in. */
export const openRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'open',
  component: AreaOpenShell,
})

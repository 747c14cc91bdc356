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

/** Parent of the pages inside the frame whose texts are loaded with them (`further-texts.ts`): all but the home. */
export const furtherRoute = createRoute({
  getParentRoute: () => shellRoute,
  id: 'further',
  loader: () => import('./further-texts.ts').then(({ loadFurtherTexts }) => loadFurtherTexts()),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Parent of the pages before signing in. */
export const openRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'open',
  component: AreaOpenShell,
})

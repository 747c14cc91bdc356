import {
  createRootRouteWithContext,
  createRoute,
  type ErrorComponentProps,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { requireSession } from '../shared/guard.ts'
import { OpenShell } from '../shared/OpenShell.tsx'
import { NotFound, WentWrong } from '../shared/WentWrong.tsx'
import { AreaOpenShell } from './AreaOpenShell.tsx'
import type { AreaContext } from './context.ts'
import { paths } from './paths.ts'

/** Where the area's own frame does not stand around it. */
const Unframed = (props: ErrorComponentProps) => (
  <OpenShell name="">
    <WentWrong {...props} />
  </OpenShell>
)

export const rootRoute = createRootRouteWithContext<AreaContext>()({
  errorComponent: Unframed,
  notFoundComponent: () => (
    <OpenShell name="">
      <NotFound />
    </OpenShell>
  ),
})

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
  errorComponent: Unframed,
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

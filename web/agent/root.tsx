import {
  createRootRouteWithContext,
  createRoute,
  type ErrorComponentProps,
  Outlet,
} from '@tanstack/react-router'
import { requireSession } from '../shared/guard.ts'
import { OpenShell } from '../shared/OpenShell.tsx'
import { NotFound, WentWrong } from '../shared/WentWrong.tsx'
import { AgentShell } from './AgentShell.tsx'
import type { AgentContext } from './context.ts'
import { paths } from './paths.ts'

/** Where the portal's own frame does not stand around it. */
const Unframed = (props: ErrorComponentProps) => (
  <OpenShell>
    <WentWrong {...props} />
  </OpenShell>
)

export const rootRoute = createRootRouteWithContext<AgentContext>()({
  errorComponent: Unframed,
  notFoundComponent: () => (
    <OpenShell>
      <NotFound />
    </OpenShell>
  ),
})

/** Parent of every page that needs a signed-in agent; children read it with `useAgent()`. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: ({ context, location }) =>
    requireSession({
      queryClient: context.queryClient,
      door: 'agent',
      here: location.href,
      signIn: paths.signIn(),
      setUp: paths.setUp(),
    }),
  component: AgentShell,
  errorComponent: Unframed,
})

/** Parent of the pages inside the frame whose texts are loaded with them (`further-texts.ts`): the portal begins smaller. */
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
  component: () => (
    <OpenShell>
      <Outlet />
    </OpenShell>
  ),
})

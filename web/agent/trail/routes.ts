import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'
import { changesQuery } from './queries.ts'

export const changesRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.changes(),
  loader: ({ context }) => void context.queryClient.prefetchInfiniteQuery(changesQuery),
  component: lazyRouteComponent(() => import('./ChangesPage.tsx'), 'ChangesPage'),
})

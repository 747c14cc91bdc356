import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'
import { deletedAsked } from './deleted/asked.ts'
import { changesQuery } from './queries.ts'

export const changesRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.changes(),
  loader: ({ context }) => void context.queryClient.prefetchInfiniteQuery(changesQuery),
  component: lazyRouteComponent(() => import('./ChangesPage.tsx'), 'ChangesPage'),
})

export const deletedContactsRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.deletedContacts(),
  validateSearch: deletedAsked,
  component: lazyRouteComponent(() => import('./deleted/DeletedContactsPage.tsx'), 'DeletedContactsPage'),
})

export const eraseContactRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: `${paths.contacts()}/$id/erase`,
  component: lazyRouteComponent(() => import('./deleted/EraseContactPage.tsx'), 'EraseContactPage'),
})

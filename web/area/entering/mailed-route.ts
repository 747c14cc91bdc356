import { createRoute, type RouteComponent } from '@tanstack/react-router'
import { openRoute } from '../root.tsx'

/** The page of a mailed link, whatever the link was made into on its way: cut off, or with something after it. */
export function mailedRoute(path: string, component: RouteComponent) {
  return createRoute({ getParentRoute: () => openRoute, path: `${path}/$`, component })
}

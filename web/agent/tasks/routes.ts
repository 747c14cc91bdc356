import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'
import type { TasksSearch } from './tasks-search.ts'

export const tasksRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.tasks(),
  validateSearch: ({ state, after }: Record<string, unknown>): TasksSearch => ({
    ...(state === 'done' ? { state } : {}),
    ...(typeof after === 'string' ? { after } : {}),
  }),
  component: lazyRouteComponent(() => import('./TasksPage.tsx'), 'TasksPage'),
})

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'

/** `before`: the cursor of the page of the list. */
export type JobsSearch = { before?: number }

export const jobsRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.jobs(),
  validateSearch: ({ before }: Record<string, unknown>): JobsSearch =>
    Number.isInteger(Number(before)) && Number(before) > 0 ? { before: Number(before) } : {},
  component: lazyRouteComponent(() => import('./JobsPage.tsx'), 'JobsPage'),
})

export const jobRoute = createRoute({
  getParentRoute: () => jobsRoute,
  path: '$id',
  component: lazyRouteComponent(() => import('./JobPanel.tsx'), 'JobPanel'),
})

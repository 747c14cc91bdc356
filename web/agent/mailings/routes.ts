import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'

/** `after`: the cursor of the page of the list. */
export type PagedSearch = { after?: string }

const validateSearch = ({ after }: Record<string, unknown>): PagedSearch =>
  typeof after === 'string' ? { after } : {}

export const mailingsRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.mailings(),
  validateSearch,
  component: lazyRouteComponent(() => import('./MailingsPage.tsx'), 'MailingsPage'),
})

export const newMailingRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.newMailing(),
  component: lazyRouteComponent(() => import('./NewMailingPage.tsx'), 'NewMailingPage'),
})

export const mailingRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: '/agent/mailings/$id',
  validateSearch,
  component: lazyRouteComponent(() => import('./MailingPage.tsx'), 'MailingPage'),
})

import { msg } from '@lingui/core/macro'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { AreaFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'
import { categoryIn, recipientsAskedIn } from './search.ts'

const notices = `${paths.home()}/$account/notices` as const
const parent = { getParentRoute: () => furtherRoute }

/** What the provider wrote to the account, who got a copy, and who would. */
export const feature: AreaFeature = {
  furtherRoutes: [
    createRoute({
      ...parent,
      path: notices,
      validateSearch: categoryIn,
      component: lazyRouteComponent(() => import('./pages.ts'), 'NoticesPage'),
    }),
    createRoute({
      ...parent,
      path: `${notices}/recipients`,
      validateSearch: recipientsAskedIn,
      component: lazyRouteComponent(() => import('./pages.ts'), 'RecipientsPage'),
    }),
    createRoute({
      ...parent,
      path: `${notices}/choices`,
      component: lazyRouteComponent(() => import('./pages.ts'), 'ChoicesPage'),
    }),
    createRoute({
      ...parent,
      path: `${notices}/$notice`,
      component: lazyRouteComponent(() => import('./pages.ts'), 'NoticePage'),
    }),
  ],
  nav: [
    { title: msg`Notices`, to: (account) => (account === null ? null : paths.notices(account)), order: 30 },
  ],
}

import { msg } from '@lingui/core/macro'
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { AreaFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'

const notices = `${paths.home()}/$account/notices` as const
const parent = { getParentRoute: () => furtherRoute }

export type NoticesSearch = { category?: string }
export type RecipientsSearch = NoticesSearch & { domain?: number }

const categoryIn = ({ category }: Record<string, unknown>): NoticesSearch =>
  typeof category === 'string' && category !== '' ? { category } : {}

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
      validateSearch: (search: Record<string, unknown>): RecipientsSearch => ({
        ...categoryIn(search),
        ...(Number(search.domain) > 0 ? { domain: Number(search.domain) } : {}),
      }),
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

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Category } from '../../shared/routing-words.ts'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'

/** `after`: the cursor of the page of the list. */
export type NoticesSearch = { category?: Category; after?: string }

export const noticesRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.notices(),
  validateSearch: ({ category, after }: Record<string, unknown>): NoticesSearch => ({
    ...(typeof category === 'string' ? { category: category as Category } : {}),
    ...(typeof after === 'string' ? { after } : {}),
  }),
  component: lazyRouteComponent(() => import('./NoticesPage.tsx'), 'NoticesPage'),
})

/** `account`: whom it is written to. */
export type NewNoticeSearch = { account?: number }

export const newNoticeRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.newNotice(),
  validateSearch: ({ account }: Record<string, unknown>): NewNoticeSearch =>
    Number.isSafeInteger(account) ? { account: Number(account) } : {},
  component: lazyRouteComponent(() => import('./NewNoticePage.tsx'), 'NewNoticePage'),
})

export const noticeRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: '/agent/notices/$id',
  component: lazyRouteComponent(() => import('./NoticePage.tsx'), 'NoticePage'),
})

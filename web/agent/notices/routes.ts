import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Category } from '../../shared/routing-words.ts'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'
import type { NewNoticeSearch, NoticesSearch } from './search.ts'

export const noticesRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.notices(),
  validateSearch: ({ category, after }: Record<string, unknown>): NoticesSearch => ({
    ...(typeof category === 'string' ? { category: category as Category } : {}),
    ...(typeof after === 'string' ? { after } : {}),
  }),
  component: lazyRouteComponent(() => import('./NoticesPage.tsx'), 'NoticesPage'),
})

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

import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { paths } from '../paths.ts'
import { furtherRoute } from '../root.tsx'

/** `after`: the cursor of the page of the list. */
export type OutboxSearch = { after?: string }

export const outboxRoute = createRoute({
  getParentRoute: () => furtherRoute,
  path: paths.outbox(),
  validateSearch: ({ after }: Record<string, unknown>): OutboxSearch =>
    typeof after === 'string' ? { after } : {},
  component: lazyRouteComponent(() => import('./OutboxPage.tsx'), 'OutboxPage'),
})

/** `as`: how the mail is looked at; its HTML unless said. */
export type MailSearch = OutboxSearch & { as?: 'text' }

export const mailRoute = createRoute({
  getParentRoute: () => outboxRoute,
  path: '$message/$position',
  validateSearch: ({ as }: Record<string, unknown>): MailSearch => (as === 'text' ? { as } : {}),
  component: lazyRouteComponent(() => import('./MailPanel.tsx'), 'MailPanel'),
})

import type { Route } from '../../../http/route.ts'
import { atWorkRoutes } from './at-work.ts'
import { cannedReplyRoutes } from './canned-replies.ts'
import { mergingRoutes } from './merging.ts'
import { notificationRoutes } from './notifications.ts'

/** What agents who live in tickets have beside them. */
export const besideRoutes: Route[] = [
  ...atWorkRoutes,
  ...cannedReplyRoutes,
  ...mergingRoutes,
  ...notificationRoutes,
]

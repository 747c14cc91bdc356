import type { Route } from '../../http/route.ts'
import { areaRoutes } from './routes/area.ts'
import { mailingRoutes } from './routes/mailings.ts'
import { noticeRoutes } from './routes/notices.ts'
import { taskRoutes } from './routes/tasks.ts'

/** Notices, mailings, and what agents have to look at. */
export const routes: Route[] = [...noticeRoutes, ...mailingRoutes, ...taskRoutes, ...areaRoutes]

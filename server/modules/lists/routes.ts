import type { Route } from '../../http/route.ts'
import { exportRoutes } from './routes/exports.ts'
import { listRoutes } from './routes/lists.ts'
import { viewRoutes } from './routes/views.ts'

/** Lists of the directory. */
export const routes: Route[] = [...listRoutes, ...viewRoutes, ...exportRoutes]

import type { Route } from '../../http/route.ts'
import { heldRoutes } from './routes/held.ts'
import { submitRoutes } from './routes/submit.ts'

/** Mail that comes in. */
export const routes: Route[] = [...heldRoutes, ...submitRoutes]

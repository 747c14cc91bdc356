import type { Route } from '../../http/route.ts'
import { submitRoutes } from './routes/submit.ts'

/** Mail that comes in. */
export const routes: Route[] = [...submitRoutes]

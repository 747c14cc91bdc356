import type { Route } from '../../http/route.ts'
import { accountRoutes } from './routes/accounts.ts'
import { enteringRoutes } from './routes/entering.ts'
import { ownRoutes } from './routes/own.ts'

/** Activation, the client area's session and profile, accounts. */
export const routes: Route[] = [...enteringRoutes, ...ownRoutes, ...accountRoutes]

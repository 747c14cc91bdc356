import type { Route } from '../../http/route.ts'
import { accountRoutes } from './routes/accounts.ts'
import { enteringRoutes } from './routes/entering.ts'
import { ownRoutes } from './routes/own.ts'
import { serviceRoutes } from './routes/services.ts'

/** Activation, the client area's session and profile, accounts, what they have contracted. */
export const routes: Route[] = [...enteringRoutes, ...ownRoutes, ...accountRoutes, ...serviceRoutes]

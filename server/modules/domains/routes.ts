import type { Route } from '../../http/route.ts'
import { domainRoutes } from './routes/domains.ts'
import { endingRoutes } from './routes/endings.ts'
import { mailActionRoutes } from './routes/mail-actions.ts'
import { registrantRoutes } from './routes/registrants.ts'
import { roleRoutes } from './routes/roles.ts'

/** Domains, who stands behind each, what endings ask for, changes of registrant. */
export const routes: Route[] = [
  ...domainRoutes,
  ...roleRoutes,
  ...registrantRoutes,
  ...mailActionRoutes,
  ...endingRoutes,
]

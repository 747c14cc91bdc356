import type { Route } from '../../route.ts'
import { agentRoutes } from './routes/agents.ts'
import { companyRoutes } from './routes/companies.ts'
import { contactRoutes } from './routes/contacts.ts'
import { listRoutes } from './routes/lists.ts'
import { searchRoutes } from './routes/search.ts'

/** What this door answers. */
export const routes: Route[] = [
  ...agentRoutes,
  ...contactRoutes,
  ...listRoutes,
  ...companyRoutes,
  ...searchRoutes,
]

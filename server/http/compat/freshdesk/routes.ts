import type { Route } from '../../route.ts'
import { agentRoutes } from './routes/agents.ts'
import { contactRoutes } from './routes/contacts.ts'

/** What this door answers. */
export const routes: Route[] = [...agentRoutes, ...contactRoutes]

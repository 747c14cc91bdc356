import type { Route } from '../../http/route.ts'
import { agentRoutes } from './routes/agents.ts'
import { areaRoutes } from './routes/area.ts'

/** Additional contacts, by their main user and by agents. */
export const routes: Route[] = [...areaRoutes, ...agentRoutes]

import type { Route } from '../../http/route.ts'
import { agentRoutes } from './routes/agents.ts'
import { apiKeyRoutes } from './routes/api-keys.ts'
import { passwordRoutes } from './routes/passwords.ts'
import { providerRoutes } from './routes/provider.ts'
import { secondFactorRoutes } from './routes/second-factor.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { setUpRoutes } from './routes/set-up.ts'
import { workspaceRoutes } from './routes/workspace.ts'

/** Set-up, sign-in at both doors, one's own credentials, agents and their API keys. */
export const routes: Route[] = [
  ...setUpRoutes,
  ...providerRoutes,
  ...sessionRoutes,
  ...secondFactorRoutes,
  ...passwordRoutes,
  ...agentRoutes,
  ...apiKeyRoutes,
  ...workspaceRoutes,
]

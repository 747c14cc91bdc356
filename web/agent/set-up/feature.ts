import type { AgentFeature } from '../feature.ts'
import { gettingStartedRoute, setUpRoute, setUpWithoutSecretRoute } from './routes.ts'

export const feature: AgentFeature = {
  furtherRoutes: [gettingStartedRoute],
  openRoutes: [setUpRoute, setUpWithoutSecretRoute],
}

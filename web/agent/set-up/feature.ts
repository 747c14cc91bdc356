import type { AgentFeature } from '../feature.ts'
import { gettingStartedRoute, setUpRoute, setUpWithoutSecretRoute } from './routes.ts'

export const feature: AgentFeature = {
  routes: [gettingStartedRoute],
  openRoutes: [setUpRoute, setUpWithoutSecretRoute],
}

import { msg } from '@lingui/core/macro'
import type { AgentFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import {
  agentRoute,
  agentsRoute,
  apiKeysRoute,
  inviteAgentRoute,
  newApiKeyRoute,
  settingsRoute,
  workspaceRoute,
} from './routes.ts'

/** Agents, API keys and the workspace. */
export const feature: AgentFeature = {
  routes: [
    settingsRoute,
    agentsRoute.addChildren([inviteAgentRoute, agentRoute]),
    apiKeysRoute.addChildren([newApiKeyRoute]),
    workspaceRoute,
  ],
  nav: [{ title: msg`Settings`, to: paths.settings(), place: 'end', order: 90, keys: 'g s' }],
}

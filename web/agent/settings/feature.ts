import { msg } from '@lingui/core/macro'
import type { AgentFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import {
  agentRoute,
  agentsRoute,
  apiKeysRoute,
  fieldRoute,
  fieldsPreviewRoute,
  fieldsRoute,
  inviteAgentRoute,
  newApiKeyRoute,
  newFieldRoute,
  planRoute,
  settingsRoute,
  workspaceRoute,
} from './routes.ts'

/** Agents, API keys, the workspace, fields and plan. */
export const feature: AgentFeature = {
  furtherRoutes: [
    settingsRoute,
    agentsRoute.addChildren([inviteAgentRoute, agentRoute]),
    apiKeysRoute.addChildren([newApiKeyRoute]),
    workspaceRoute,
    fieldsRoute.addChildren([newFieldRoute, fieldsPreviewRoute, fieldRoute]),
    planRoute,
  ],
  nav: [{ title: msg`Settings`, to: paths.settings(), place: 'end', order: 90, keys: 'g s' }],
}

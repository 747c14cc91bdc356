import { msg } from '@lingui/core/macro'
import type { AgentFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import {
  agentRoute,
  agentsRoute,
  apiKeyRoute,
  apiKeysRoute,
  categoriesRoute,
  domainEndingRoute,
  domainEndingsRoute,
  doorsRoute,
  fieldRoute,
  fieldsPreviewRoute,
  fieldsRoute,
  guideRoute,
  inviteAgentRoute,
  mailTextRoute,
  mailTextsRoute,
  newApiKeyRoute,
  newDomainEndingRoute,
  newFieldRoute,
  newMailTextRoute,
  planRoute,
  sendingRoute,
  settingsRoute,
  workspaceRoute,
} from './routes.ts'
import { ticketSettingsRoutes } from './ticket-routes.ts'

/** Agents, API keys, the workspace, fields, plan; tickets; mail: texts, categories, domain endings, sending. */
export const feature: AgentFeature = {
  furtherRoutes: [
    settingsRoute,
    agentsRoute.addChildren([inviteAgentRoute, agentRoute]),
    apiKeysRoute.addChildren([newApiKeyRoute, apiKeyRoute]),
    doorsRoute,
    guideRoute,
    workspaceRoute,
    fieldsRoute.addChildren([newFieldRoute, fieldsPreviewRoute, fieldRoute]),
    planRoute,
    mailTextsRoute,
    newMailTextRoute,
    mailTextRoute,
    categoriesRoute,
    domainEndingsRoute.addChildren([newDomainEndingRoute, domainEndingRoute]),
    sendingRoute,
    ...ticketSettingsRoutes,
  ],
  nav: [{ title: msg`Settings`, to: paths.settings(), place: 'end', order: 90, keys: 'g s' }],
}

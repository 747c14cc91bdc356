import { msg } from '@lingui/core/macro'
import type { AgentFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { mailingRoute, mailingsRoute, newMailingRoute } from './routes.ts'

/** One text for many accounts. */
export const feature: AgentFeature = {
  furtherRoutes: [mailingsRoute, newMailingRoute, mailingRoute],
  nav: [{ title: msg`Mailings`, to: paths.mailings(), order: 52, permission: 'accounts.read' }],
}

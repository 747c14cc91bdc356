import { msg } from '@lingui/core/macro'
import type { AgentFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { tasksRoute } from './routes.ts'

/** What somebody has to look at: an account that nobody reaches, a registrant who did not verify. */
export const feature: AgentFeature = {
  furtherRoutes: [tasksRoute],
  nav: [{ title: msg`To do`, to: paths.tasks(), order: 54, keys: 'g p', permission: 'accounts.read' }],
}

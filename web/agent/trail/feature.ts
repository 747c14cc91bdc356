import { msg } from '@lingui/core/macro'
import type { AgentFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { changesRoute, deletedContactsRoute, eraseContactRoute } from './routes.ts'

/** What was done, by whom, and the way back. */
export const feature: AgentFeature = {
  furtherRoutes: [changesRoute, deletedContactsRoute, eraseContactRoute],
  nav: [
    {
      title: msg`Change log`,
      to: paths.changes(),
      place: 'end',
      order: 10,
      keys: 'g l',
      permission: 'trail.read',
    },
  ],
}

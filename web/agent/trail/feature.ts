import { msg } from '@lingui/core/macro'
import type { AgentFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { changesRoute } from './routes.ts'

/** What was done, by whom, and the way back. */
export const feature: AgentFeature = {
  furtherRoutes: [changesRoute],
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

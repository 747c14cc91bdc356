import { msg } from '@lingui/core/macro'
import type { AgentFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { mailRoute, outboxRoute } from './routes.ts'

/** The built-in outbox: everything that was to be sent, for the owner. */
export const feature: AgentFeature = {
  furtherRoutes: [outboxRoute.addChildren([mailRoute])],
  nav: [
    {
      title: msg`Outbox`,
      to: paths.outbox(),
      place: 'end',
      order: 70,
      keys: 'g o',
      permission: 'outbox.read',
    },
  ],
}

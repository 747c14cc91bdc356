import { msg } from '@lingui/core/macro'
import { lazyExtra } from '../../shared/lazy-extra.ts'
import type { AgentFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { heldMailRoute, heldRoute, incomingMailRoute, incomingRoute, trustedSendersRoute } from './routes.ts'

const HeldCount = lazyExtra(async () => (await import('./HeldCount.tsx')).HeldCount)

/** Mail that came in: what waits for a decision, what became of the rest, who is believed. */
export const feature: AgentFeature = {
  furtherRoutes: [heldRoute, heldMailRoute, incomingRoute, incomingMailRoute, trustedSendersRoute],
  nav: [
    {
      title: msg`Incoming mail`,
      to: paths.held(),
      order: 12,
      keys: 'g m',
      permission: 'incoming.decide',
      count: HeldCount,
    },
  ],
}

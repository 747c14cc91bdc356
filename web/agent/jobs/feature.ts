import { msg } from '@lingui/core/macro'
import type { AgentFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { jobRoute, jobsRoute } from './routes.ts'

/** Work that goes on after its request: what an agent has begun, how far it is, how it ended. */
export const feature: AgentFeature = {
  furtherRoutes: [jobsRoute.addChildren([jobRoute])],
  own: [{ title: msg`Jobs`, to: paths.jobs(), order: 30 }],
}

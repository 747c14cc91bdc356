import { msg } from '@lingui/core/macro'
import type { AgentFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import {
  addressRoute,
  forgottenRoute,
  invitationRoute,
  meRoute,
  resetRoute,
  secondFactorRoute,
  securityRoute,
} from './routes.ts'

/** One's own profile and credentials, and the pages that mailed links open. */
export const feature: AgentFeature = {
  routes: [meRoute, securityRoute, secondFactorRoute],
  openRoutes: [forgottenRoute, invitationRoute, resetRoute, addressRoute],
  own: [
    { title: msg`Own profile`, to: paths.me(), order: 10 },
    { title: msg`Password and security`, to: paths.security(), order: 20 },
  ],
}

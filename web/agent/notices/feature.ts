import { msg } from '@lingui/core/macro'
import type { AgentFeature } from '../feature.ts'
import { paths } from '../paths.ts'
import { newNoticeRoute, noticeRoute, noticesRoute } from './routes.ts'

/** Notices to accounts: what was sent, who got it and why, and one written by hand. */
export const feature: AgentFeature = {
  furtherRoutes: [noticesRoute, newNoticeRoute, noticeRoute],
  nav: [{ title: msg`Notices`, to: paths.notices(), order: 50, keys: 'g n', permission: 'accounts.read' }],
  create: [
    { title: msg`New notice`, to: paths.newNotice(), keys: 'Shift+N', order: 40, permission: 'notices.send' },
  ],
}

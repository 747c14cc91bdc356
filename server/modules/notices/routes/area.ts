import { customers, type Route, readRoute } from '../../../http/route.ts'
import { readOwnNotice } from '../read-notice.ts'
import { readOwnNotices } from '../read-notices.ts'
import { AreaNoticeParams, AreaParams, NoticesQuery, OwnNoticeAnswer, OwnNoticesAnswer } from '../wire.ts'

/** The notices of the own account. */
export const areaRoutes: Route[] = [
  readRoute({
    path: '/api/area/:account/notices',
    summary: 'The notices of the own account, newest first',
    access: customers(),
    params: AreaParams,
    query: NoticesQuery,
    answers: { 200: OwnNoticesAnswer },
    handle: ({ db, actor, params, query }) =>
      readOwnNotices(db, actor, { ...query, accountId: params.account }),
  }),
  readRoute({
    path: '/api/area/:account/notices/:notice',
    summary: 'A notice of the own account, and who got a copy',
    access: customers(),
    params: AreaNoticeParams,
    answers: { 200: OwnNoticeAnswer },
    handle: ({ db, actor, params, ...site }) =>
      readOwnNotice(db, site, actor, { id: params.notice, accountId: params.account }),
  }),
]

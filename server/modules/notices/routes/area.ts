import { mailPage } from '../../../http/mail-page.ts'
import { customers, type Route, readRoute } from '../../../http/route.ts'
import { Refusal } from '../../../lib/errors.ts'
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
  readRoute({
    path: '/api/area/:account/notices/:notice/page',
    summary: 'The HTML of a notice of the own account as a page of its own',
    access: customers(),
    params: AreaNoticeParams,
    answers: { 200: null },
    handle: async ({ db, actor, params, ...site }) => {
      const of = { id: params.notice, accountId: params.account }
      const { html } = await readOwnNotice(db, site, actor, of)
      if (html === null) throw new Refusal('missing')
      return mailPage(html)
    },
  }),
]

import { agents, answer, apiKeys, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import type { Secrets } from '../../../lib/crypto.ts'
import type { Tx } from '../../../lib/db.ts'
import type { AgentActor } from '../../trail/index.ts'
import { createNotice } from '../create-notice.ts'
import { previewNotice } from '../preview-notice.ts'
import { readNotice } from '../read-notice.ts'
import { noticeItem, readNotices } from '../read-notices.ts'
import { findNotice } from '../store/notices.ts'
import {
  AgentAccountParams,
  NoticeAnswer,
  NoticeBody,
  NoticeItem,
  NoticeParams,
  NoticesAnswer,
  NoticesQuery,
  PreviewAnswer,
  PreviewBody,
} from '../wire.ts'

/** Notices, as the provider's systems and agents send and read them. */
export const noticeRoutes: Route[] = [
  commandRoute({
    method: 'POST',
    path: '/api/notices',
    summary: 'Send a notice to an account; the right people get their copies',
    access: apiKeys('notices.send'),
    body: NoticeBody,
    answers: { 201: NoticeItem },
    idempotent: true,
    handle: async ({ tx, secrets, actor, now, body }) =>
      answer(201, await created(tx, secrets, actor, now, body)),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/notices',
    summary: 'Write a notice to an account by hand',
    access: agents('notices.send'),
    body: NoticeBody,
    answers: { 201: NoticeItem },
    idempotent: true,
    handle: async ({ tx, secrets, actor, now, body }) =>
      answer(201, await created(tx, secrets, actor, now, body)),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/notices/preview',
    summary: 'Who would get a notice, why, and how it would look; nothing is sent',
    access: agents('notices.send'),
    body: PreviewBody,
    answers: { 200: PreviewAnswer },
    handle: ({ tx, actor, now, body, ...site }) => previewNotice(tx, site, actor, now, body),
  }),
  readRoute({
    path: '/api/agent/notices',
    summary: 'All notices, newest first',
    access: agents('accounts.read'),
    query: NoticesQuery,
    answers: { 200: NoticesAnswer },
    handle: ({ db, actor, query }) => readNotices(db, actor, query),
  }),
  readRoute({
    path: '/api/agent/accounts/:id/notices',
    summary: 'The notices of an account, newest first',
    access: agents('accounts.read'),
    params: AgentAccountParams,
    query: NoticesQuery,
    answers: { 200: NoticesAnswer },
    handle: ({ db, actor, params, query }) => readNotices(db, actor, { ...query, accountId: params.id }),
  }),
  readRoute({
    path: '/api/agent/notices/:id',
    summary: 'A notice: its text, who was thought of and why, and what became of each copy',
    access: agents('accounts.read'),
    params: NoticeParams,
    answers: { 200: NoticeAnswer },
    handle: ({ db, actor, params, ...site }) => readNotice(db, site, actor, params.id),
  }),
]

async function created(tx: Tx, secrets: Secrets, actor: AgentActor, now: Date, body: NoticeBody) {
  const { id } = await createNotice(tx, secrets, actor, now, body)
  const row = await findNotice(tx, { id })
  if (!row) throw new Error('a notice that was sent is not there')
  return noticeItem(tx, actor, row)
}

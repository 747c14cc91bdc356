import { agents, answer, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { cancelMailing } from '../cancel-mailing.ts'
import { previewMailing } from '../preview-mailing.ts'
import { readMailing, readMailings } from '../read-mailings.ts'
import { readNotices } from '../read-notices.ts'
import { startMailing } from '../start-mailing.ts'
import {
  MailingAnswer,
  MailingBody,
  MailingParams,
  MailingPreviewAnswer,
  MailingPreviewBody,
  MailingsAnswer,
  MailingsQuery,
  NoticesAnswer,
  NoticesQuery,
} from '../wire.ts'

/** Mailings to many accounts. */
export const mailingRoutes: Route[] = [
  commandRoute({
    method: 'POST',
    path: '/api/agent/mailings',
    summary: 'Send one text to many accounts, as a job',
    access: agents('notices.send'),
    body: MailingBody,
    answers: { 202: MailingAnswer },
    idempotent: true,
    handle: async ({ tx, actor, now, body }) =>
      answer(202, await readMailing(tx, await startMailing(tx, actor, now, body))),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/mailings/preview',
    summary: 'How many accounts a mailing would go to, and who of some of them; nothing is sent',
    access: agents('notices.send'),
    body: MailingPreviewBody,
    answers: { 200: MailingPreviewAnswer },
    handle: ({ tx, actor, now, body, ...site }) => previewMailing(tx, site, actor, now, body),
  }),
  readRoute({
    path: '/api/agent/mailings',
    summary: 'Mailings, newest first',
    access: agents('accounts.read'),
    query: MailingsQuery,
    answers: { 200: MailingsAnswer },
    handle: ({ db, query }) => readMailings(db, query),
  }),
  readRoute({
    path: '/api/agent/mailings/:id',
    summary: 'A mailing: how far it is, and what became of its copies',
    access: agents('accounts.read'),
    params: MailingParams,
    answers: { 200: MailingAnswer },
    handle: ({ db, params }) => readMailing(db, params.id),
  }),
  readRoute({
    path: '/api/agent/mailings/:id/notices',
    summary: 'The notices of a mailing, newest first',
    access: agents('accounts.read'),
    params: MailingParams,
    query: NoticesQuery,
    answers: { 200: NoticesAnswer },
    handle: ({ db, actor, params, query }) => readNotices(db, actor, { ...query, mailingId: params.id }),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/mailings/:id/cancel',
    summary: 'Stop a mailing: no more notices are made, and copies that have not left are withdrawn',
    access: agents('notices.send'),
    params: MailingParams,
    answers: { 200: MailingAnswer },
    handle: async ({ tx, actor, now, params }) => {
      await cancelMailing(tx, actor, now, params.id)
      return readMailing(tx, params.id)
    },
  }),
]

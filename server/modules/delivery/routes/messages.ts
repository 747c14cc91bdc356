import { mailPage } from '../../../http/mail-page.ts'
import { agentInPerson, agents, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { believeAddress } from '../believe-address.ts'
import { previewActivation } from '../preview-mail.ts'
import { readMessages } from '../read-messages.ts'
import { readKeptMail, readOutbox } from '../read-outbox.ts'
import { retryDelivery } from '../retry-delivery.ts'
import { sendKept } from '../send-kept.ts'
import {
  BelievedAddress,
  DeliveryPath,
  KeptSentAnswer,
  MailAnswer,
  MessagesAnswer,
  OutboxAnswer,
  PageQuery,
  PersonPath,
  PreviewAnswer,
  PreviewQuery,
  RetryAnswer,
} from '../wire.ts'

/** What was sent, to whom and what became of it. */
export const messageRoutes: Route[] = [
  readRoute({
    path: '/api/agent/contacts/:id/messages',
    summary: 'Messages about or to a contact, newest first, without links or bodies',
    access: agents('contacts.read'),
    params: PersonPath,
    query: PageQuery,
    answers: { 200: MessagesAnswer },
    handle: ({ db, actor, params, query }) =>
      readMessages(db, actor, { person: { kind: 'contact', id: params.id }, ...query }),
  }),
  readRoute({
    path: '/api/agent/agents/:id/messages',
    summary: 'Messages about or to an agent, newest first, without links or bodies',
    access: agents('agents.read'),
    params: PersonPath,
    query: PageQuery,
    answers: { 200: MessagesAnswer },
    handle: ({ db, actor, params, query }) =>
      readMessages(db, actor, { person: { kind: 'agent', id: params.id }, ...query }),
  }),
  readRoute({
    path: '/api/agent/outbox',
    summary: 'Everything that was to be sent, newest first',
    access: agents('outbox.read'),
    query: PageQuery,
    answers: { 200: OutboxAnswer },
    handle: async ({ db, sendsMail, query }) => ({ ...(await readOutbox(db, query)), sendsMail }),
  }),
  readRoute({
    path: '/api/agent/outbox/:messageId/:position',
    summary: 'A mail with its working link, while no SMTP is set',
    access: agentInPerson('outbox.read'),
    params: DeliveryPath,
    answers: { 200: MailAnswer },
    handle: ({ db, params, ...site }) => readKeptMail(db, site, { now: site.now, ...params }),
  }),
  readRoute({
    path: '/api/agent/outbox/:messageId/:position/page',
    summary: 'The HTML of a mail as a page of its own, while no SMTP is set',
    access: agentInPerson('outbox.read'),
    params: DeliveryPath,
    answers: { 200: null },
    handle: async ({ db, params, ...site }) =>
      mailPage((await readKeptMail(db, site, { now: site.now, ...params })).html),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/outbox/send-kept',
    summary: 'Send what was written while no SMTP was set; only owners',
    access: agents('settings.manage'),
    answers: { 200: KeptSentAnswer },
    handle: ({ tx, actor, now, sendsMail }) => sendKept(tx, actor, now, { sendsMail }),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/outbox/:messageId/:position/retry',
    summary: 'Send again what failed, was paused or kept',
    access: agents('settings.manage'),
    params: DeliveryPath,
    answers: { 200: RetryAnswer },
    handle: ({ tx, actor, now, params }) => retryDelivery(tx, actor, now, params),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/contacts/:id/believe-address',
    summary: 'Believe that an address exists again which a mail server called non-existent',
    access: agents('contacts.write'),
    params: PersonPath,
    body: BelievedAddress,
    answers: { 200: BelievedAddress },
    handle: ({ tx, actor, now, params, body }) =>
      believeAddress(tx, actor, now, { contactId: params.id, address: body.address }),
  }),
  readRoute({
    path: '/api/agent/mail-preview/activation',
    summary: 'The activation mail as a new contact would get it, without a working link',
    access: agents('contacts.write'),
    query: PreviewQuery,
    answers: { 200: PreviewAnswer },
    handle: ({ db, publicUrl, now, query }) => previewActivation(db, publicUrl, { now, ...query }),
  }),
  readRoute({
    path: '/api/agent/mail-preview/activation/page',
    summary: 'The HTML of that mail as a page of its own',
    access: agents('contacts.write'),
    query: PreviewQuery,
    answers: { 200: null },
    handle: async ({ db, publicUrl, now, query }) =>
      mailPage((await previewActivation(db, publicUrl, { now, ...query })).html),
  }),
]

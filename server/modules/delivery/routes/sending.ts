import {
  agents,
  answer,
  anyAgent,
  commandRoute,
  conversationRoute,
  type Route,
  readRoute,
} from '../../../http/route.ts'
import { inTransaction } from '../../../lib/db.ts'
import { checkRecord } from '../dkim/check-record.ts'
import {
  addDkimKey,
  domainOfKey,
  makeDkimKey,
  readDkimKey,
  readDkimKeys,
  retireDkimKey,
  takeDkimKeyIntoUse,
} from '../dkim/dkim-keys.ts'
import { readSendingDns } from '../dns/read-sending-dns.ts'
import { haltSending, readSending, resumeSending } from '../halt-sending.ts'
import {
  DkimAnswer,
  DkimCheckAnswer,
  DkimKeyAnswer,
  DkimKeyPath,
  NewDkimKey,
  SendingAnswer,
  SendingDnsAnswer,
} from '../wire.ts'

const keys = '/api/agent/dkim-keys'

/** Halting all mail, and the keys it is signed with. */
export const sendingRoutes: Route[] = [
  readRoute({
    path: '/api/agent/sending',
    summary: 'Whether mail leaves, and how much waits',
    access: anyAgent(),
    answers: { 200: SendingAnswer },
    handle: ({ db }) => readSending(db),
  }),
  commandRoute({
    method: 'PUT',
    path: '/api/agent/sending/halt',
    summary: 'Let no mail leave, sign-in links neither, until sending is resumed',
    access: agents('sending.pause'),
    answers: { 200: SendingAnswer },
    handle: ({ tx, actor, now }) => haltSending(tx, actor, now),
  }),
  commandRoute({
    method: 'DELETE',
    path: '/api/agent/sending/halt',
    summary: 'Let mail leave again, all that waited in its order',
    access: agents('sending.pause'),
    answers: { 200: SendingAnswer },
    handle: ({ tx, actor, now }) => resumeSending(tx, actor, now),
  }),
  readRoute({
    path: '/api/agent/settings/sending/dns',
    summary: 'The DNS records that our mail needs, and what is there now: SPF, DKIM, DMARC, MX',
    access: agents('settings.manage'),
    answers: { 200: SendingDnsAnswer },
    handle: ({ db, mailDomain, smtpHost, publicUrl, resolveDns }) =>
      readSendingDns(db, mailDomain, { smtpHost, publicUrl, resolveDns }),
  }),
  readRoute({
    path: keys,
    summary: 'The keys that mail is, was or may be signed with',
    access: agents('settings.manage'),
    answers: { 200: DkimAnswer },
    handle: async ({ db, mailDomain }) => ({ domain: mailDomain, items: await readDkimKeys(db) }),
  }),
  conversationRoute({
    method: 'POST',
    path: keys,
    summary: 'Make a key to sign mail with; it signs nothing until it is taken into use',
    access: agents('settings.manage'),
    body: NewDkimKey,
    answers: { 201: DkimKeyAnswer },
    handle: async ({ db, actor, secrets, now, mailDomain, body }) => {
      const domain = await domainOfKey(db, { mailDomain, asked: body.domain })
      const made = await makeDkimKey(secrets)
      const draft = { domain, selector: body.selector, made }
      return answer(201, await inTransaction(db, (tx) => addDkimKey(tx, actor, now, draft)))
    },
  }),
  conversationRoute({
    method: 'POST',
    path: `${keys}/:id/check`,
    summary: 'Ask DNS whether the record of a key is there',
    access: agents('settings.manage'),
    params: DkimKeyPath,
    answers: { 200: DkimCheckAnswer },
    handle: async ({ db, resolveTxt, params }) =>
      checkRecord(resolveTxt, (await readDkimKey(db, params.id)).record),
  }),
  conversationRoute({
    method: 'PUT',
    path: `${keys}/:id/use`,
    summary: 'Sign mail with a key whose record DNS has; the former one is retired',
    access: agents('settings.manage'),
    params: DkimKeyPath,
    answers: { 200: DkimKeyAnswer },
    handle: async ({ db, actor, now, mailDomain, resolveTxt, params }) => {
      const { found } = await checkRecord(resolveTxt, (await readDkimKey(db, params.id)).record)
      return inTransaction(db, (tx) =>
        takeDkimKeyIntoUse(tx, actor, now, { id: params.id, mailDomain, found }),
      )
    },
  }),
  commandRoute({
    method: 'DELETE',
    path: `${keys}/:id/use`,
    summary: 'Retire a key: nothing is signed with it any more',
    access: agents('settings.manage'),
    params: DkimKeyPath,
    answers: { 200: DkimKeyAnswer },
    handle: ({ tx, actor, now, params }) => retireDkimKey(tx, actor, now, params.id),
  }),
]

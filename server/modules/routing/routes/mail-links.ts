import { answer, anyone, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { declineByLink, declineLink, sayAccountUnknown, unknownAccountLink } from '../decline-by-link.ts'
import { DeclineLinkAnswer, LinkParams, UnknownAccountAnswer } from '../wire.ts'

const decline = '/api/mail-actions/decline/:token'
const unknown = '/api/mail-actions/unknown-account/:token'

/** What the links below a mail do, without signing in. Looking changes nothing: scanners open links too. */
export const mailLinkRoutes: Route[] = [
  readRoute({
    path: decline,
    summary: 'What a link to decline mail is about',
    access: anyone('mail'),
    params: LinkParams,
    answers: { 200: DeclineLinkAnswer },
    handle: ({ db, secrets, params }) => declineLink(db, secrets, params.token),
  }),
  commandRoute({
    method: 'POST',
    path: decline,
    summary: 'Decline the mail that a link is about',
    access: anyone('mail'),
    params: LinkParams,
    answers: { 200: DeclineLinkAnswer },
    handle: ({ tx, secrets, actor, now, params }) =>
      declineByLink(tx, secrets, actor, now, { text: params.token, wants: 'nothing' }),
  }),
  commandRoute({
    method: 'DELETE',
    path: decline,
    summary: 'Want that mail again',
    access: anyone('mail'),
    params: LinkParams,
    answers: { 200: DeclineLinkAnswer },
    handle: ({ tx, secrets, actor, now, params }) =>
      declineByLink(tx, secrets, actor, now, { text: params.token, wants: 'mail' }),
  }),
  commandRoute({
    method: 'POST',
    path: '/area/mail/decline/:token',
    summary: 'The same as mail programs do it by one click (RFC 8058), to the address of the page',
    access: anyone('mail'),
    params: LinkParams,
    bytes: ['application/x-www-form-urlencoded', 'multipart/form-data'],
    answers: { 200: DeclineLinkAnswer, 202: DeclineLinkAnswer },
    handle: async ({ tx, secrets, actor, now, params }) => {
      const link = await declineByLink(tx, secrets, actor, now, { text: params.token, wants: 'nothing' })
      // Noted, and not done yet: mail goes on until somebody else hears of it.
      return answer(link.state === 'held' ? 202 : 200, link)
    },
  }),
  readRoute({
    path: unknown,
    summary: 'What the link of who does not know an account is about',
    access: anyone('mail'),
    params: LinkParams,
    answers: { 200: UnknownAccountAnswer },
    handle: ({ db, secrets, params }) => unknownAccountLink(db, secrets, params.token),
  }),
  commandRoute({
    method: 'POST',
    path: unknown,
    summary: 'Say that one does not know an account: nothing of it is sent here any more',
    access: anyone('mail'),
    params: LinkParams,
    answers: { 200: UnknownAccountAnswer },
    handle: ({ tx, secrets, actor, now, params }) => sayAccountUnknown(tx, secrets, actor, now, params.token),
  }),
]

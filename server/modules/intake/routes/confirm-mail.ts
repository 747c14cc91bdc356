import { anyone, conversationRoute, type Route, readRoute } from '../../../http/route.ts'
import { confirmByLink, disownByLink, questionByLink } from '../confirm-mail.ts'
import { ConfirmMailAnswer, ConfirmMailBody, ConfirmMailParams } from '../wire.ts'

const path = '/api/mail-actions/confirm-mail/:token'

/** What the link of "did you write this?" does, without signing in. Looking changes nothing: scanners open links too. */
export const confirmMailRoutes: Route[] = [
  readRoute({
    path,
    summary: 'Which held mails the sender is asked about',
    access: anyone('mail'),
    params: ConfirmMailParams,
    answers: { 200: ConfirmMailAnswer },
    handle: ({ db, secrets, now, params }) => questionByLink({ db, secrets }, now, params.token),
  }),
  conversationRoute({
    method: 'POST',
    path,
    summary: 'Say which of them one has written, which go on their way, or has not, which agents see',
    access: anyone('mail'),
    params: ConfirmMailParams,
    body: ConfirmMailBody,
    answers: { 200: ConfirmMailAnswer },
    handle: ({ actor, now, params, body, ...site }) => {
      const answered = body.as === 'mine' ? confirmByLink : disownByLink
      return answered(site, actor, now, { token: params.token, ids: body.ids })
    },
  }),
]

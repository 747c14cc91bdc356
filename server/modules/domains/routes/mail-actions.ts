import { anyone, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { answerRegistrantChange, changeByLink } from '../answer-registrant-change.ts'
import { verificationByLink, verifyRegistrant } from '../verify-registrant.ts'
import { AnswerBody, ChangeByLinkAnswer, TokenParams, VerificationByLinkAnswer } from '../wire.ts'

const change = '/api/mail-actions/registrant-change/:token'
const verification = '/api/mail-actions/registrant-verification/:token'

/** What links of mails to registrants do, without signing in. Looking changes nothing: scanners open links too. */
export const mailActionRoutes: Route[] = [
  readRoute({
    path: change,
    summary: 'What a mailed link about a change of registrant asks',
    access: anyone('mail'),
    params: TokenParams,
    answers: { 200: ChangeByLinkAnswer },
    handle: async ({ db, secrets, now, params }) => changeByLink(db, secrets, now, params.token),
  }),
  commandRoute({
    method: 'POST',
    path: change,
    summary: 'Approve or refuse a change of registrant, by the link mailed to one of both sides',
    access: anyone('mail'),
    params: TokenParams,
    body: AnswerBody,
    answers: { 200: ChangeByLinkAnswer },
    handle: async ({ tx, secrets, actor, now, params, body }) => {
      await answerRegistrantChange(tx, secrets, actor, now, { text: params.token, answer: body.answer })
      return changeByLink(tx, secrets, now, params.token)
    },
  }),
  readRoute({
    path: verification,
    summary: 'What a mailed link to verify a registrant’s address is about',
    access: anyone('mail'),
    params: TokenParams,
    answers: { 200: VerificationByLinkAnswer },
    handle: async ({ db, secrets, params }) => verificationByLink(db, secrets, params.token),
  }),
  commandRoute({
    method: 'POST',
    path: verification,
    summary: 'Verify a registrant’s address by the link mailed to it, for all her domains',
    access: anyone('mail'),
    params: TokenParams,
    answers: { 200: VerificationByLinkAnswer },
    handle: async ({ tx, secrets, actor, now, params }) => {
      await verifyRegistrant(tx, secrets, actor, now, params.token)
      return verificationByLink(tx, secrets, params.token)
    },
  }),
]

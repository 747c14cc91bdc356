import {
  answer,
  anyone,
  commandRoute,
  conversationRoute,
  type Route,
  readRoute,
} from '../../../http/route.ts'
import { associateContact, refreshSearch } from '../../directory/index.ts'
import { askForLink, lookAtLink, takeAddress } from '../../identity/index.ts'
import {
  AddressChanged,
  EmailBody,
  LinkAnswer,
  LinkParams,
  NewPasswordBody,
  SignedIn,
} from '../../identity/wire.ts'
import { activate } from '../activate.ts'

/** The ways into the client area that concern more than a credential. */
export const enteringRoutes: Route[] = [
  readRoute({
    path: '/api/activation/:token',
    summary: 'Whether an activation link still stands, and for whom',
    access: anyone('area'),
    params: LinkParams,
    answers: { 200: LinkAnswer },
    handle: async ({ db, secrets, now, params }) =>
      lookAtLink(db, secrets, now, { door: 'area', purpose: 'activation', text: params.token }),
  }),
  conversationRoute({
    method: 'POST',
    path: '/api/activation/:token',
    summary: 'Verify the address, choose a password and enter the client area',
    access: anyone('area'),
    params: LinkParams,
    body: NewPasswordBody,
    answers: { 200: SignedIn },
    handle: async ({ actor, now, params, body, userAgent, ...wiring }) => {
      const { state, ...cookie } = await activate(wiring, actor, now, {
        text: params.token,
        password: body.password,
        userAgent,
      })
      return answer(200, { state }, { cookie: { door: 'area', ...cookie } })
    },
  }),
  conversationRoute({
    method: 'POST',
    path: '/api/reset/area',
    summary: 'Forgotten password: the answer is the same for every address',
    access: anyone('area'),
    body: EmailBody,
    answers: { 202: null },
    handle: async ({ actor, now, body, ...wiring }) => {
      await askForLink(wiring, actor, now, { ...body, job: 'answer-forgotten-area' })
      return answer(202)
    },
  }),
  commandRoute({
    method: 'POST',
    path: '/api/address/area/:token',
    summary: 'Take the new address, by the link mailed to it; every session ends',
    access: anyone('area'),
    params: LinkParams,
    answers: { 200: AddressChanged },
    handle: async ({ tx, secrets, actor, now, params }) => {
      const taken = await takeAddress(tx, secrets, actor, now, { door: 'area', text: params.token })
      await refreshSearch(tx, taken.personId)
      await associateContact(tx, actor, now, { id: taken.personId, address: taken.email })
      return answer(200, { email: taken.email }, { cookie: { door: 'area', token: null } })
    },
  }),
]

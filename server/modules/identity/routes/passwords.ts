import {
  type Access,
  agentInPerson,
  answer,
  anyone,
  commandRoute,
  conversationRoute,
  customers,
  type Route,
  readRoute,
} from '../../../http/route.ts'
import { askForLink } from '../ask-for-link.ts'
import { askAddressChange, takeAddress } from '../change-address.ts'
import { changePassword } from '../change-password.ts'
import { enterByMagicLink } from '../enter-by-magic-link.ts'
import { lookAtLink } from '../links.ts'
import type { OwnActor } from '../own.ts'
import { passwordByLink } from '../password-by-link.ts'
import {
  AddressChanged,
  ChangeAddressBody,
  ChangePasswordBody,
  EmailBody,
  Ended,
  LinkAnswer,
  LinkParams,
  NewPasswordBody,
  SignedIn,
} from '../wire.ts'
import { signedIn } from './signed-in.ts'

const doors: { door: 'agent' | 'area'; own: Access<OwnActor> }[] = [
  { door: 'agent', own: agentInPerson() },
  { door: 'area', own: customers() },
]

const ofOneself: Route[] = doors.flatMap(({ door, own }) => [
  conversationRoute({
    method: 'PUT',
    path: `/api/${door}/me/password`,
    summary: 'Change one’s password; all other sessions end',
    access: own,
    body: ChangePasswordBody,
    answers: { 200: Ended },
    handle: async ({ actor, now, body, ...wiring }) => ({
      endedSessions: await changePassword(wiring, actor, now, body),
    }),
  }),
  conversationRoute({
    method: 'POST',
    path: `/api/${door}/me/address`,
    summary:
      'Ask for another address to sign in with: it gets a link, and nothing changes before that is used',
    access: own,
    body: ChangeAddressBody,
    answers: { 202: null },
    handle: async ({ actor, now, body, ...wiring }) => {
      await askAddressChange(wiring, actor, now, body)
      return answer(202)
    },
  }),
])

const passwordLinks = [
  { door: 'agent', purpose: 'reset', path: '/api/reset/agent/:token' },
  { door: 'area', purpose: 'reset', path: '/api/reset/area/:token' },
  { door: 'agent', purpose: 'invitation', path: '/api/invitation/agent/:token' },
] as const

const byLink: Route[] = passwordLinks.flatMap(({ door, purpose, path }) => [
  readRoute({
    path,
    summary: 'Whether a mailed link still stands',
    access: anyone(door),
    params: LinkParams,
    answers: { 200: LinkAnswer },
    handle: async ({ db, secrets, now, params }) =>
      lookAtLink(db, secrets, now, { door, purpose, text: params.token }),
  }),
  conversationRoute({
    method: 'POST',
    path,
    summary: 'Choose a password by a mailed link, which signs in',
    access: anyone(door),
    params: LinkParams,
    body: NewPasswordBody,
    answers: { 200: SignedIn },
    handle: async ({ actor, now, params, body, userAgent, ...wiring }) => {
      const link = { door, purpose, text: params.token }
      return signedIn(door, await passwordByLink(wiring, actor, now, { ...body, link, userAgent }))
    },
  }),
])

/** Passwords, and the links that stand in for them. Asking for a customer's reset is a route of accounts. */
export const passwordRoutes: Route[] = [
  ...ofOneself,
  ...byLink,
  conversationRoute({
    method: 'POST',
    path: '/api/reset/agent',
    summary: 'Forgotten password: the answer is the same for every address',
    access: anyone('agent'),
    body: EmailBody,
    answers: { 202: null },
    handle: async ({ actor, now, body, ...wiring }) => {
      await askForLink(wiring, actor, now, { ...body, job: 'answer-forgotten-agent' })
      return answer(202)
    },
  }),
  conversationRoute({
    method: 'POST',
    path: '/api/magic-link/area',
    summary: 'A link to sign in without a password: the answer is the same for every address',
    access: anyone('area'),
    body: EmailBody,
    answers: { 202: null },
    handle: async ({ actor, now, body, ...wiring }) => {
      await askForLink(wiring, actor, now, { ...body, job: 'send-magic-link' })
      return answer(202)
    },
  }),
  readRoute({
    path: '/api/magic-link/area/:token',
    summary: 'Whether a mailed link still stands',
    access: anyone('area'),
    params: LinkParams,
    answers: { 200: LinkAnswer },
    handle: async ({ db, secrets, now, params }) =>
      lookAtLink(db, secrets, now, { door: 'area', purpose: 'magic-link', text: params.token }),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/magic-link/area/:token',
    summary: 'Sign in by a mailed link, once',
    access: anyone('area'),
    params: LinkParams,
    answers: { 200: SignedIn },
    handle: async ({ tx, secrets, actor, now, params, userAgent }) =>
      signedIn('area', await enterByMagicLink(tx, secrets, actor, now, { text: params.token, userAgent })),
  }),
  ...doors.map(({ door }) =>
    readRoute({
      path: `/api/address/${door}/:token`,
      summary: 'Whether a mailed link still stands',
      access: anyone(door),
      params: LinkParams,
      answers: { 200: LinkAnswer },
      handle: async ({ db, secrets, now, params }) =>
        lookAtLink(db, secrets, now, { door, purpose: 'address-change', text: params.token }),
    }),
  ),
  commandRoute({
    method: 'POST',
    path: '/api/address/agent/:token',
    summary: 'Confirm the address to sign in with from now on; every session ends',
    access: anyone('agent'),
    params: LinkParams,
    answers: { 200: AddressChanged },
    handle: async ({ tx, secrets, actor, now, params }) => {
      const { email } = await takeAddress(tx, secrets, actor, now, { door: 'agent', text: params.token })
      return answer(200, { email }, { cookie: { door: 'agent', token: null } })
    },
  }),
]

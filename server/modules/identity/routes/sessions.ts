import {
  type Access,
  agentInPerson,
  answer,
  anyAgent,
  anyone,
  commandRoute,
  conversationRoute,
  customers,
  halfAgent,
  halfCustomer,
  leaving,
  type Route,
  readRoute,
} from '../../../http/route.ts'
import { agentSession } from '../agent-session.ts'
import { finishSignIn } from '../finish-sign-in.ts'
import type { OwnActor } from '../own.ts'
import { endOtherSessions, endOwnSession, ownSessions } from '../own-sessions.ts'
import { endSession } from '../sessions.ts'
import { signIn } from '../sign-in.ts'
import { AgentSession, CodeBody, Ended, SessionList, SessionParams, SignedIn, SignInBody } from '../wire.ts'
import { signedIn, wholeList } from './signed-in.ts'

const doors: { door: 'agent' | 'area'; own: Access<OwnActor>; half: Access<OwnActor> }[] = [
  { door: 'agent', own: agentInPerson(), half: halfAgent() },
  { door: 'area', own: customers(), half: halfCustomer() },
]

/** Signing in and out, and the sessions that stand, alike at both doors. */
export const sessionRoutes: Route[] = [
  readRoute({
    path: '/api/session/agent',
    summary: 'Who is signed in at the agents’ door',
    access: anyAgent(),
    answers: { 200: AgentSession },
    handle: async ({ db, actor }) => agentSession(db, actor.id, actor.permissions),
  }),
  ...doors.flatMap(({ door, own, half }) => [
    conversationRoute({
      method: 'POST',
      path: `/api/session/${door}`,
      summary: 'Sign in with an address and the password',
      access: anyone(door),
      body: SignInBody,
      answers: { 200: SignedIn },
      handle: async ({ actor, now, body, userAgent, deviceToken, ...wiring }) =>
        signedIn(door, await signIn(wiring, actor, now, { ...body, door, userAgent, deviceToken })),
    }),
    conversationRoute({
      method: 'POST',
      path: `/api/session/${door}/second-factor`,
      summary: 'Give the second factor that is owed',
      access: half,
      body: CodeBody,
      answers: { 200: SignedIn },
      handle: async ({ actor, now, body, userAgent, ...wiring }) =>
        signedIn(door, await finishSignIn(wiring, actor, now, { ...body, userAgent })),
    }),
    commandRoute({
      method: 'DELETE',
      path: `/api/session/${door}`,
      summary: 'Sign out: the cookie is cleared, whether its session is whole, half or over',
      access: leaving(door),
      answers: { 204: null },
      handle: async ({ tx, actor }) => {
        if ('sessionId' in actor && actor.sessionId !== null) await endSession(tx, actor.sessionId)
        return answer(204, undefined, { cookie: { door, token: null } })
      },
    }),
    readRoute({
      path: `/api/${door}/me/sessions`,
      summary: 'One’s own sessions, the one used last first',
      access: own,
      answers: { 200: SessionList },
      handle: async ({ db, actor, now }) => wholeList(await ownSessions(db, actor, now)),
    }),
    commandRoute({
      method: 'DELETE',
      path: `/api/${door}/me/sessions`,
      summary: 'End all of one’s sessions but this one',
      access: own,
      answers: { 200: Ended },
      handle: async ({ tx, actor, now }) => ({ endedSessions: await endOtherSessions(tx, actor, now) }),
    }),
    commandRoute({
      method: 'DELETE',
      path: `/api/${door}/me/sessions/:session`,
      summary: 'End one of one’s sessions',
      access: own,
      params: SessionParams,
      answers: { 204: null },
      handle: async ({ tx, actor, now, params }) => {
        await endOwnSession(tx, actor, now, params.session)
        return answer(204)
      },
    }),
  ]),
]

import { Refusal } from '../../lib/errors.ts'
import { anyAgent, answer, anyone, commandRoute, readRoute, type Route } from '../../http/route.ts'
import { agentSession } from './agent-session.ts'
import { endSession, openSession } from './sessions.ts'
import { isSetUpSecret } from './set-up-link.ts'
import { setUpWorkspace } from './set-up-workspace.ts'
import { AgentSession, SetUpBody } from './wire.ts'

/** Set-up, sign-in, sessions. */
export const routes: Route[] = [
  commandRoute({
    method: 'POST',
    path: '/api/set-up',
    summary: 'Make the workspace and its owner, who is then signed in',
    access: anyone('set-up'),
    body: SetUpBody,
    answers: { 201: AgentSession },
    handle: async ({ tx, secrets, actor, now, body, userAgent }) => {
      if (!isSetUpSecret(secrets, body.secret)) throw new Refusal('missing')
      const { ownerId } = await setUpWorkspace(tx, actor, now, body)
      const session = await openSession(tx, now, { door: 'agent', personId: ownerId, state: 'open', ip: actor.ip, userAgent })
      return answer(201, await agentSession(tx, ownerId), { cookie: { door: 'agent', ...session } })
    },
  }),
  readRoute({
    path: '/api/session/agent',
    summary: 'Who is signed in at the agents’ door',
    access: anyAgent(),
    answers: { 200: AgentSession },
    handle: async ({ db, actor }) => agentSession(db, actor.id, actor.permissions),
  }),
  commandRoute({
    method: 'DELETE',
    path: '/api/session/agent',
    summary: 'Sign out',
    access: anyAgent(),
    answers: { 204: null },
    handle: async ({ tx, actor }) => {
      if (actor.sessionId) await endSession(tx, actor.sessionId)
      return answer(204, undefined, { cookie: { door: 'agent', token: null } })
    },
  }),
]

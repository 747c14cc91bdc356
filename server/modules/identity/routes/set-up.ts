import { answer, anyone, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { Refusal } from '../../../lib/errors.ts'
import { agentSession } from '../agent-session.ts'
import { openSession } from '../sessions.ts'
import { isSetUpSecret } from '../set-up-link.ts'
import { setUpWorkspace } from '../set-up-workspace.ts'
import { findWorkspace } from '../store/workspace.ts'
import { AgentSession, SetUpAnswer, SetUpBody, SetUpParams } from '../wire.ts'

export const setUpRoutes: Route[] = [
  readRoute({
    path: '/api/set-up/:secret',
    summary: 'Whether a link opens the set-up, before anybody fills it in',
    access: anyone('set-up'),
    params: SetUpParams,
    answers: { 200: SetUpAnswer },
    handle: async ({ db, secrets, params }) => {
      if (await findWorkspace(db)) return { state: 'done' }
      return { state: isSetUpSecret(secrets, params.secret) ? 'open' : 'closed' }
    },
  }),
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
      const session = await openSession(tx, now, {
        door: 'agent',
        personId: ownerId,
        state: 'open',
        ip: actor.ip,
        userAgent,
      })
      return answer(201, await agentSession(tx, ownerId), { cookie: { door: 'agent', ...session } })
    },
  }),
]

import { answer, anyone, commandRoute, type Route } from '../../../http/route.ts'
import { Refusal } from '../../../lib/errors.ts'
import { agentSession } from '../agent-session.ts'
import { openSession } from '../sessions.ts'
import { isSetUpSecret } from '../set-up-link.ts'
import { setUpWorkspace } from '../set-up-workspace.ts'
import { AgentSession, SetUpBody } from '../wire.ts'

export const setUpRoutes: Route[] = [
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

import { agentById } from '../../../../modules/identity/index.ts'
import { anyApiKey, type Route, readRoute } from '../../../route.ts'
import { freshdesk } from '../dialect.ts'
import { AgentShape, agentShape } from '../shapes/agent.ts'

/** Agents as this door shows them. */
export const agentRoutes: Route[] = [
  readRoute({
    dialect: freshdesk,
    path: '/api/v2/agents/me',
    summary: 'The agent whose key this is',
    access: anyApiKey(),
    answers: { 200: AgentShape },
    handle: async ({ db, actor }) => agentShape(await agentById(db, actor.id)),
  }),
]

import type { Handle } from '../../lib/db.ts'
import { haltNow } from '../delivery/index.ts'
import { permissionsOf } from './permissions.ts'
import { findAgent } from './store/agents.ts'
import { findWorkspace } from './store/workspace.ts'
import type { AgentSession } from './wire.ts'

/** What the agents' portal needs to know of who is signed in: himself, his rights, the workspace. */
export async function agentSession(
  db: Handle,
  agentId: number,
  permissions?: ReadonlySet<string>,
): Promise<AgentSession> {
  const [agent, workspace, halt] = [await findAgent(db, agentId), await findWorkspace(db), await haltNow(db)]
  if (!agent || !workspace) throw new Error('a session without its agent or workspace')
  return {
    person: {
      id: agent.id,
      name: agent.name,
      email: agent.email,
      language: agent.language,
      timeZone: agent.timeZone,
      singleKeys: agent.singleKeys,
    },
    role: agent.role,
    permissions: [...(permissions ?? permissionsOf(agent.role))],
    workspace: {
      name: workspace.name,
      language: workspace.language,
      country: workspace.country,
      timeZone: workspace.timeZone,
      severalCompanies: workspace.severalCompanies,
      companyExtras: workspace.companyExtras,
    },
    mailHalted: halt && { ...halt, at: halt.at.toISOString() },
  }
}

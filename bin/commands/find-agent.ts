import type { Handle } from '../../server/lib/db.ts'
import { normalMailAddress } from '../../server/lib/pure/mail-address.ts'
import { StartProblem } from '../../server/lib/start-problem.ts'
import { type Agent, allAgents } from '../../server/modules/identity/index.ts'

/**
 * The agent with an address, or the owner when none is named.
 * @throws StartProblem when there is none, or several owners
 */
export async function findAgent(db: Handle, email: string | undefined): Promise<Agent> {
  const agents = (await allAgents(db)).filter((agent) => agent.deactivatedAt === null)
  if (agents.length === 0) throw new StartProblem('There is no workspace yet: run "encopia setup" first.')
  if (email === undefined) return onlyOwner(agents)
  const wanted = normalMailAddress(email)
  const agent = agents.find((each) => wanted !== null && normalMailAddress(each.email) === wanted)
  if (!agent) throw new StartProblem(`There is no agent with the address ${email}.`)
  return agent
}

function onlyOwner(agents: readonly Agent[]): Agent {
  const [owner, another] = agents.filter((agent) => agent.role === 'owner')
  if (!owner || another) throw new StartProblem('There are several owners: name one with --agent.')
  return owner
}

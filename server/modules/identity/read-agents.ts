import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { sortKeyOf } from '../../lib/pure/sort-key.ts'
import { findAgent, findAgents } from './store/agents.ts'
import type { Agent } from './types.ts'

/** Every agent in Spanish order of names, those let go included. */
export async function allAgents(db: Handle): Promise<Agent[]> {
  const keyed = (await findAgents(db)).map((agent) => ({ agent, key: sortKeyOf(agent.name) }))
  return keyed.toSorted((one, other) => (one.key < other.key ? -1 : 1)).map(({ agent }) => agent)
}

/** @throws Refusal missing */
export async function agentById(db: Handle, id: number): Promise<Agent> {
  const agent = await findAgent(db, id)
  if (!agent) throw new Refusal('missing')
  return agent
}

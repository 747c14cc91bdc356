import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { agentAboveOwn, roleAboveOwn } from './invite-agent.ts'
import { mayGiveRole, mayManageAgent } from './policy.ts'
import { type AgentChanges, type AgentChangesDraft, readAgentChanges } from './rules/agents.ts'
import { lockAgent, lockOwners, updateAgent } from './store/agents.ts'
import type { Agent } from './types.ts'

type Change = { id: number; version: number; draft: AgentChangesDraft }

/**
 * Renames an agent or gives him another role. His sessions stay: rights are read at each request.
 * @throws Refusal missing, forbidden 'agent.above-own' or 'role.above-own', invalid, stale, conflict 'agent.last-owner'
 */
export async function changeAgent(tx: Tx, actor: Actor, now: Date, change: Change): Promise<Agent> {
  const owners = await lockOwners(tx)
  const agent = await lockedAgent(tx, change)
  if (!mayManageAgent(actor, agent)) throw agentAboveOwn()
  const changes = readChanges(change.draft)
  if (changes.role !== undefined && !mayGiveRole(actor, changes.role)) throw roleAboveOwn()
  if (changes.role !== undefined && changes.role !== 'owner') keepAnOwner(owners, agent)
  return carryOut(tx, actor, now, { agent, changes })
}

/**
 * Changes what an agent may change of himself: name, language, time zone, single keys.
 * @throws Refusal invalid, stale
 */
export async function changeProfile(tx: Tx, actor: Actor, now: Date, change: Change): Promise<Agent> {
  const agent = await lockedAgent(tx, change)
  const { name, language, timeZone, singleKeys } = change.draft
  const changes = readChanges({ name, language, timeZone, singleKeys })
  return carryOut(tx, actor, now, { agent, changes })
}

/** @throws Refusal conflict 'agent.last-owner' when nobody would be left who may do everything */
export function keepAnOwner(owners: readonly number[], leaving: Agent): void {
  if (leaving.role !== 'owner') return
  if (owners.every((id) => id === leaving.id))
    throw new Refusal('conflict', [{ path: '', code: 'agent.last-owner' }])
}

async function lockedAgent(tx: Tx, { id, version }: Change): Promise<Agent> {
  const agent = await lockAgent(tx, id)
  if (!agent) throw new Refusal('missing')
  if (agent.version !== version) throw new Refusal('stale', [], { current: agent })
  return agent
}

function readChanges(draft: AgentChangesDraft): AgentChanges {
  const changes = readAgentChanges(draft)
  if ('problems' in changes) throw new Refusal('invalid', changes.problems)
  return changes
}

async function carryOut(
  tx: Tx,
  actor: Actor,
  now: Date,
  { agent, changes }: { agent: Agent; changes: AgentChanges },
): Promise<Agent> {
  const fields = (['name', 'role', 'language', 'timeZone', 'singleKeys'] as const).filter(
    (field) => changes[field] !== undefined && changes[field] !== agent[field],
  )
  if (fields.length === 0) return agent
  await updateAgent(tx, agent.id, changes)
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'agent', id: agent.id },
      type: 'agent.changed',
      values: fields.map((field) => ({ field, old: agent[field], new: changes[field] })),
    },
  ])
  return { ...agent, ...changes, version: agent.version + 1 }
}

import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { voidTokens } from '../delivery/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { keepAnOwner } from './change-agent.ts'
import { agentAboveOwn } from './invite-agent.ts'
import { mayManageAgent } from './policy.ts'
import { deleteDeactivation, insertDeactivation, lockAgent, lockOwners } from './store/agents.ts'
import { raiseVersion } from './store/claims.ts'
import { deleteSessions } from './store/sessions.ts'
import type { Agent } from './types.ts'

const purposes = ['invitation', 'reset', 'address-change'] as const

/**
 * Lets an agent go: his sessions end, his keys and links stop. What he did stays his, and so does his address.
 * @throws Refusal missing, forbidden 'agent.above-own', conflict 'agent.yourself', 'agent.deactivated' or 'agent.last-owner'
 */
export async function deactivateAgent(tx: Tx, actor: Actor, now: Date, id: number): Promise<void> {
  const owners = await lockOwners(tx)
  const agent = await managed(tx, actor, id)
  const byId = actor.kind === 'agent' ? actor.id : null
  if (byId === id) throw new Refusal('conflict', [{ path: '', code: 'agent.yourself' }])
  if (agent.deactivatedAt) throw new Refusal('conflict', [{ path: '', code: 'agent.deactivated' }])
  keepAnOwner(owners, agent)
  await insertDeactivation(tx, now, { agentId: id, byId })
  await raiseVersion(tx, id)
  const endedSessions = await deleteSessions(tx, { personId: id, exceptId: null })
  await voidTokens(
    tx,
    now,
    purposes.map((purpose) => ({ personId: id, purpose })),
  )
  await recordTrail(tx, actor, now, [
    { subject: { kind: 'agent', id }, type: 'agent.deactivated', facts: { endedSessions } },
  ])
}

/**
 * Takes an agent back: he signs in as before, and his keys work again.
 * @throws Refusal missing, forbidden 'agent.above-own', conflict 'agent.not-deactivated'
 */
export async function reactivateAgent(tx: Tx, actor: Actor, now: Date, id: number): Promise<void> {
  await managed(tx, actor, id)
  if (!(await deleteDeactivation(tx, id)))
    throw new Refusal('conflict', [{ path: '', code: 'agent.not-deactivated' }])
  await raiseVersion(tx, id)
  await recordTrail(tx, actor, now, [{ subject: { kind: 'agent', id }, type: 'agent.reactivated' }])
}

async function managed(tx: Tx, actor: Actor, id: number): Promise<Agent> {
  const agent = await lockAgent(tx, id)
  if (!agent) throw new Refusal('missing')
  if (!mayManageAgent(actor, agent)) throw agentAboveOwn()
  return agent
}

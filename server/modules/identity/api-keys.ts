import type { Handle, Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, type AgentActor, recordTrail } from '../trail/index.ts'
import { mayDo } from './policy.ts'
import { readNetworks } from './rules/networks.ts'
import { findApiKeys, insertRevocation, updateNetworks } from './store/api-keys.ts'
import type { ApiKey } from './types.ts'

/** The keys of one agent that were not revoked, newest first. */
export const apiKeysOf = (db: Handle, agentId: number): Promise<ApiKey[]> => findApiKeys(db, { agentId })

/** The keys of all agents that were not revoked, newest first. */
export const allApiKeys = (db: Handle): Promise<ApiKey[]> => findApiKeys(db, { agentId: null })

/**
 * Ends anybody's API key at once.
 * @throws Refusal forbidden, missing (also when it was revoked before)
 */
export async function revokeApiKey(tx: Tx, actor: Actor, now: Date, id: number): Promise<void> {
  if (!mayDo(actor, 'agents.manage')) throw new Refusal('forbidden')
  await revoke(tx, actor, now, { agentId: null, id })
}

/**
 * Ends one's own API key at once.
 * @throws Refusal missing (also when it was revoked before, or is another agent's)
 */
export async function revokeOwnApiKey(tx: Tx, actor: AgentActor, now: Date, id: number): Promise<void> {
  await revoke(tx, actor, now, { agentId: actor.id, id })
}

/**
 * Changes where an API key may be used from; null: from anywhere. An agent changes his own, the program anybody's.
 * @throws Refusal forbidden, invalid (every network that is wrong), missing (also when it was revoked, or is another agent's)
 */
export async function limitApiKey(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { id: number; allowedNetworks: readonly string[] | null },
): Promise<ApiKey> {
  if (actor.kind !== 'agent' && actor.kind !== 'system') throw new Refusal('forbidden')
  const of = { agentId: actor.kind === 'agent' ? actor.id : null, id: change.id }
  const before = await keyOf(tx, of)
  const read = readNetworks(change.allowedNetworks, before.kind)
  if ('problems' in read) throw new Refusal('invalid', read.problems)
  await updateNetworks(tx, before.id, read.networks)
  const after = await keyOf(tx, of)
  const [old, changed] = [before, after].map(({ allowedNetworks }) => allowedNetworks?.join(', ') ?? null)
  if (old !== changed)
    await recordTrail(tx, actor, now, [
      {
        subject: { kind: 'api-key', id: before.id },
        type: 'api-key.limited',
        facts: { agentId: before.agent.id, name: before.name },
        values: [{ field: 'allowedNetworks', old, new: changed }],
      },
    ])
  return after
}

async function keyOf(tx: Tx, of: { agentId: number | null; id: number }): Promise<ApiKey> {
  const [key] = await findApiKeys(tx, of)
  if (!key) throw new Refusal('missing')
  return key
}

async function revoke(
  tx: Tx,
  actor: Actor,
  now: Date,
  of: { agentId: number | null; id: number },
): Promise<void> {
  const [key] = await findApiKeys(tx, of)
  const byId = actor.kind === 'agent' ? actor.id : null
  if (!key || !(await insertRevocation(tx, now, { apiKeyId: key.id, byId }))) throw new Refusal('missing')
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'api-key', id: key.id },
      type: 'api-key.revoked',
      facts: { agentId: key.agent.id },
      values: [{ field: 'name', old: key.name, new: null }],
    },
  ])
}

import { randomSecret, sha256 } from '../../lib/crypto.ts'
import type { Handle, Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, type AgentActor, recordTrail } from '../trail/index.ts'
import { permissionsOf } from './permissions.ts'
import { mayDo } from './policy.ts'
import { agentById } from './read-agents.ts'
import { type ApiKeyDraft, readApiKey } from './rules/api-keys.ts'
import { findApiKeys, insertApiKey, insertRevocation } from './store/api-keys.ts'
import type { ApiKey } from './types.ts'

// A prefix of our own, by which secret scanners find keys that were published by mistake.
const prefix = 'encopia_'

/**
 * Makes an API key of an agent. The key itself is given this once; only its hash is kept.
 * @throws Refusal invalid (every field that is wrong), missing, forbidden unless the agent himself or the program asks
 */
export async function createApiKey(
  tx: Tx,
  actor: Actor,
  now: Date,
  draft: ApiKeyDraft & { agentId: number },
): Promise<{ apiKey: ApiKey; key: string }> {
  const isHisOwn = actor.kind === 'agent' && actor.id === draft.agentId
  if (!isHisOwn && actor.kind !== 'system') throw new Refusal('forbidden')
  const agent = await agentById(tx, draft.agentId)
  const terms = readApiKey(draft, now, permissionsOf(agent.role))
  if ('problems' in terms) throw new Refusal('invalid', terms.problems)
  const key = `${prefix}${randomSecret()}`
  const secretHash = sha256(key)
  const id = await insertApiKey(tx, now, { ...terms, agentId: agent.id, hint: key.slice(-4), secretHash })
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'api-key', id },
      type: 'api-key.created',
      facts: { agentId: agent.id, scopes: terms.scopes, expiresAt: terms.expiresAt },
      values: [{ field: 'name', old: null, new: terms.name }],
    },
  ])
  const [apiKey] = await findApiKeys(tx, { agentId: agent.id, id })
  if (!apiKey) throw new Error('an API key was made and is not there')
  return { apiKey, key }
}

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

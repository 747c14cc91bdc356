import { md5Hex, randomIdentifier, randomSecret, sha256 } from '../../lib/crypto.ts'
import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { permissionsOf } from './permissions.ts'
import { agentById } from './read-agents.ts'
import { type ApiKeyDraft, readApiKey } from './rules/api-keys.ts'
import { findApiKeys, insertApiKey } from './store/api-keys.ts'
import type { ApiKey } from './types.ts'

// A prefix of our own, by which secret scanners find keys that were published by mistake.
const prefix = 'encopia_'

type Draft = ApiKeyDraft & { agentId: number }

/**
 * Makes an API key of an agent, for our own API and for Freshdesk's. The key itself is given this once; only its hash is kept.
 * @throws Refusal invalid (every field that is wrong), missing, forbidden unless the agent himself or the program asks
 */
export async function createApiKey(
  tx: Tx,
  actor: Actor,
  now: Date,
  draft: Draft,
): Promise<{ apiKey: ApiKey; key: string }> {
  const key = `${prefix}${randomSecret()}`
  const apiKey = await insertKey(tx, actor, now, {
    ...draft,
    kind: 'encopia',
    secret: key,
    identifier: null,
    legacyHash: null,
    accessKeyHash: null,
  })
  return { apiKey, key }
}

/**
 * Makes an API key in WHMCS's form. Secret and access key are given this once. Of the secret's MD5 the hash is kept as well,
 * for clients that send nothing else.
 * @throws Refusal as `createApiKey`
 */
export async function createWhmcsKey(
  tx: Tx,
  actor: Actor,
  now: Date,
  draft: Draft,
): Promise<{ apiKey: ApiKey; identifier: string; secret: string; accessKey: string }> {
  const identifier = randomIdentifier()
  const [secret, accessKey] = [`${prefix}${randomSecret()}`, randomSecret()]
  const apiKey = await insertKey(tx, actor, now, {
    ...draft,
    kind: 'whmcs',
    secret,
    identifier,
    legacyHash: sha256(md5Hex(secret)),
    accessKeyHash: sha256(accessKey),
  })
  return { apiKey, identifier, secret, accessKey }
}

type Made = Draft & {
  kind: ApiKey['kind']
  secret: string
  identifier: string | null
  legacyHash: Buffer | null
  accessKeyHash: Buffer | null
}

async function insertKey(tx: Tx, actor: Actor, now: Date, made: Made): Promise<ApiKey> {
  const isHisOwn = actor.kind === 'agent' && actor.id === made.agentId
  if (!isHisOwn && actor.kind !== 'system') throw new Refusal('forbidden')
  const agent = await agentById(tx, made.agentId)
  const terms = readApiKey(made, { kind: made.kind, now, held: permissionsOf(agent.role) })
  if ('problems' in terms) throw new Refusal('invalid', terms.problems)
  const { secret, identifier, legacyHash, accessKeyHash } = made
  const hashes = { secretHash: sha256(secret), legacyHash, accessKeyHash }
  const row = { ...terms, ...hashes, identifier, agentId: agent.id, hint: secret.slice(-4) }
  const id = await insertApiKey(tx, now, row)
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'api-key', id },
      type: 'api-key.created',
      facts: {
        agentId: agent.id,
        kind: made.kind,
        scopes: terms.scopes,
        expiresAt: terms.expiresAt,
        allowedNetworks: terms.allowedNetworks,
      },
      values: [{ field: 'name', old: null, new: terms.name }],
    },
  ])
  const [apiKey] = await findApiKeys(tx, { agentId: agent.id, id })
  if (!apiKey) throw new Error('an API key was made and is not there')
  return apiKey
}

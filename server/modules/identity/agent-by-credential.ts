import { isSameBytes, sha256 } from '../../lib/crypto.ts'
import type { Db } from '../../lib/db.ts'
import type { AgentActor } from '../trail/index.ts'
import { type Came, isStale, signedInActor } from './signed-in-actor.ts'
import { type HoldingKey, type Knock, knock, touchApiKey } from './store/signed-in.ts'

/**
 * What a client of another product comes with. basic: a key that comes alone, as the user name
 * of HTTP Basic, whose password means nothing, or as our own Bearer. identifier:
 * WHMCS's pair. legacy: the same two as user name and password, or as user name and hexadecimal MD5 of the secret.
 */
export type ForeignCredential = { accessKey?: string | undefined } & (
  | { form: 'basic'; userName: string }
  | { form: 'identifier'; identifier: string; secret: string }
  | { form: 'legacy'; userName: string; passwordOrMd5: string }
)

/**
 * The agent whose generated key this is, with his rights narrowed by its scopes; never by an agent's own password.
 * invalid: nobody's, revoked, run out, or of an agent who was let go, which nobody can tell apart. ip-refused: the key is
 * right, and may not be used from there without its access key.
 */
export async function agentByForeignCredential(
  db: Db,
  now: Date,
  came: Came,
  credential: ForeignCredential,
): Promise<Caller> {
  const knocked = await knockWith(db, now, came, credential)
  const { settingsVersion } = knocked
  return { agent: await agentOf(db, now, came, credential, knocked), settingsVersion }
}

type Found = AgentActor | 'invalid' | 'ip-refused'
/** Who calls, and which settings were in force when that was asked: what is kept of them is shown by it (decision 92). */
export type Caller = { agent: Found; settingsVersion: number | null }

/** The same, and whether the workspace lets clients of this product in at all. With no credential nobody comes. */
export async function agentAtDoor(
  db: Db,
  now: Date,
  came: Came,
  at: { door: 'freshdesk' | 'whmcs'; credential: ForeignCredential | null },
): Promise<Caller & { isOpen: boolean }> {
  const knocked = await knockWith(db, now, came, at.credential)
  const { settingsVersion } = knocked
  const isOpen = at.door === 'freshdesk' ? knocked.freshdeskDoor : knocked.whmcsDoor
  if (!isOpen || !at.credential) return { isOpen, agent: 'invalid', settingsVersion }
  return { isOpen, agent: await agentOf(db, now, came, at.credential, knocked), settingsVersion }
}

async function agentOf(
  db: Db,
  now: Date,
  came: Came,
  credential: ForeignCredential,
  { key }: Knock,
): Promise<Found> {
  if (!isRight(credential, key)) return 'invalid'
  if (!key.isFromAllowed && !hasAccessKey(key, credential.accessKey)) return 'ip-refused'
  if (isStale(now, key.seenAt) && key.apiKeyId) await touchApiKey(db, now, key.apiKeyId)
  return signedInActor(key, { ...came, door: 'api' })
}

function knockWith(db: Db, now: Date, came: Came, credential: ForeignCredential | null): Promise<Knock> {
  const ip = plainIp(came.ip)
  if (!credential) return knock(db, now, { ip, nothing: true })
  if (credential.form === 'basic') return knock(db, now, { ip, secretHash: sha256(credential.userName) })
  const identifier = credential.form === 'identifier' ? credential.identifier : credential.userName
  // What no identifier can be is not asked for: PostgreSQL takes no NUL in a text.
  const isPossible = /^[0-9a-f]{32}$/.test(identifier)
  return knock(db, now, isPossible ? { ip, identifier } : { ip, nothing: true })
}

function isRight(credential: ForeignCredential, key: HoldingKey | null): key is HoldingKey {
  if (credential.form === 'basic') return key !== null
  const given = credential.form === 'identifier' ? credential.secret : credential.passwordOrMd5
  const isSecret = isSameBytes(sha256(given), key?.secretHash ?? nobodys)
  const isMd5 = isSameBytes(sha256(given.toLowerCase()), key?.legacyHash ?? nobodys)
  return key !== null && (isSecret || (isMd5 && credential.form === 'legacy'))
}

// Compared with where there is no key, so that an unknown identifier takes no shorter than a known one.
const nobodys = Buffer.alloc(32)

function hasAccessKey(key: HoldingKey, accessKey: string | undefined): boolean {
  return key.accessKeyHash !== null && isSameBytes(sha256(accessKey ?? ''), key.accessKeyHash)
}

// A server that listens on IPv6 sees IPv4 within it (RFC 4291, 2.5.5.2); networks are written as IPv4.
const plainIp = (ip: string | null): string | null => ip && (/^::ffff:([\d.]+)$/i.exec(ip)?.[1] ?? ip)

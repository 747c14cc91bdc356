import { randomBytes } from 'node:crypto'
import { hmac, isSameBytes, type Secrets } from '../../lib/crypto.ts'
import type { SessionDoor } from './types.ts'

/** Kept by a browser from which somebody has signed in. It opens nothing: wrong passwords from there are counted apart. */
export type DeviceCookie = { token: string; expiresAt: Date }
type Owner = { door: SessionDoor; personId: number }

// The longest that browsers keep a cookie (RFC 6265bis, 5.5).
const lasts = 400 * 86_400_000

/** A device cookie for a browser from which this person has just signed in; with it what was counted before is forgotten. */
export function newDeviceCookie(secrets: Secrets, now: Date, owner: Owner): DeviceCookie {
  const name = randomBytes(16).toString('base64url')
  const token = `${name}.${signatureOf(secrets, owner, name).toString('base64url')}`
  return { token, expiresAt: new Date(now.getTime() + lasts) }
}

/** The name under which a browser's tries for this person are counted; null without a device cookie of hers at this door. */
export function deviceOf(secrets: Secrets, owner: Owner, token: string | null): string | null {
  const [, name, signature] = /^([\w-]{22})\.([\w-]{43})$/.exec(token ?? '') ?? []
  if (name === undefined || signature === undefined) return null
  const isOurs = isSameBytes(Buffer.from(signature, 'base64url'), signatureOf(secrets, owner, name))
  return isOurs ? name : null
}

const signatureOf = (secrets: Secrets, { door, personId }: Owner, name: string): Buffer =>
  hmac(secrets.keyFor('device-cookie'), door, String(personId), name)

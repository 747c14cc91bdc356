import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { decrypt, encrypt, type Secrets, sha256 } from '../../lib/crypto.ts'

// RFC 6238 as every app understands it: SHA-1, six digits, 30 seconds. RFC 4226 (4, R6) recommends 160 bits of seed.
const terms = { algorithm: 'SHA1', digits: 6, period: 30 } as const
const seedBytes = 20
// One step to either side, for clocks that are off and people who type slowly (RFC 6238, 5.2).
const window = 1

export const newSeed = (): Buffer => randomBytes(seedBytes)

export const sealSeed = (secrets: Secrets, seed: Buffer): Buffer => encrypt(secrets.keyFor('totp'), seed)

/** What the app is given: the URI for a QR code, and the key to type. */
export function seedForApp(
  seed: Buffer,
  shown: { workspace: string; email: string },
): { uri: string; key: string } {
  const totp = new TOTP({ ...terms, issuer: shown.workspace, label: shown.email, secret: secretOf(seed) })
  return { uri: totp.toString(), key: totp.secret.base32 }
}

/** The time step in which this seed gives this code now; null when it gives it in none that counts. */
export function stepOfCode(
  secrets: Secrets,
  sealed: Buffer,
  given: { code: string; now: Date },
): number | null {
  const seed = decrypt(secrets.keyFor('totp'), sealed)
  if (!seed || !isAppCode(given.code)) return null
  const timestamp = given.now.getTime()
  const delta = new TOTP({ ...terms, secret: secretOf(seed) }).validate({
    token: plainCode(given.code),
    timestamp,
    window,
  })
  return delta === null ? null : Math.floor(timestamp / 1000 / terms.period) + delta
}

export const isAppCode = (code: string): boolean => /^\d{6}$/.test(plainCode(code))

// No letter that is taken for another: 32 of them are five bits each, so 24 are 120 bits. From 112 on a plain hash will
// do where less would need a password's (ASVS 6.5.2).
const letters = '23456789abcdefghijkmnpqrstuvwxyz'
const groups = 6
const perGroup = 4

export function newRecoveryCode(): string {
  const bytes = [...randomBytes(groups * perGroup)].map((byte) => letters[byte % letters.length])
  return Array.from({ length: groups }, (_, at) =>
    bytes.slice(at * perGroup, (at + 1) * perGroup).join(''),
  ).join('-')
}

export const hashOfRecoveryCode = (code: string): Buffer => sha256(plainCode(code))

const plainCode = (code: string): string => code.replace(/[\s-]/g, '').toLowerCase()
const secretOf = (seed: Buffer): Secret => new Secret({ buffer: Uint8Array.from(seed).buffer })

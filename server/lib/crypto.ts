import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** A key of its own for each use, so that nothing made for one use means anything in another. */
export type Secrets = { keyFor(use: string): Buffer }

/** Derives keys from SECRET with HKDF-SHA-256 (RFC 5869), once a use. */
export function secretsFrom(secret: string): Secrets {
  const keys = new Map<string, Buffer>()
  return {
    keyFor(use) {
      const known = keys.get(use)
      if (known) return known
      const key = Buffer.from(hkdfSync('sha256', secret, 'encopia', use, 32))
      keys.set(use, key)
      return key
    },
  }
}

/** HMAC-SHA-256 of parts, each with its length before it so that no two lists of parts read alike. */
export function hmac(key: Buffer, ...parts: (string | Buffer)[]): Buffer {
  const mac = createHmac('sha256', key)
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part
    mac.update(`${bytes.length}:`).update(bytes)
  }
  return mac.digest()
}

export function sha256(value: string | Buffer): Buffer {
  return createHash('sha256').update(value).digest()
}

export function isSameBytes(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other)
}

/** 256 random bits as text for a URL, cookie or key. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** 128 random bits in hexadecimal: a name that nobody chose, and no secret. */
export function randomIdentifier(): string {
  return randomBytes(16).toString('hex')
}

/** What old clients of other products send instead of a secret; it protects nothing by itself. */
export function md5Hex(value: string): string {
  return createHash('md5').update(value).digest('hex')
}

/** AES-256-GCM with a fresh nonce: nonce, tag and text in one value. */
export function encrypt(key: Buffer, plain: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** The reverse of encrypt; null when the key is another one or the value was touched. */
export function decrypt(key: Buffer, sealed: Buffer): Buffer | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    decipher.setAuthTag(sealed.subarray(12, 28))
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
  } catch {
    return null
  }
}

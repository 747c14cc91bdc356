import { decrypt, encrypt, type Secrets } from '../../lib/crypto.ts'

/** A mailbox's password as it is stored: encrypted with SECRET, in base64. */
export function sealPassword(secrets: Secrets, password: string): string {
  return encrypt(secrets.keyFor('mailbox-password'), Buffer.from(password)).toString('base64')
}

/** The reverse; null when SECRET is another one by now. */
export function openPassword(secrets: Secrets, sealed: string): string | null {
  return decrypt(secrets.keyFor('mailbox-password'), Buffer.from(sealed, 'base64'))?.toString() ?? null
}

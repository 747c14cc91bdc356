import { hmac, isSameBytes, type Secrets } from '../../lib/crypto.ts'

/** The one-time link of set-up, printed at each start until there is a workspace; afterwards it means nothing. */
export function setUpLink(wiring: { secrets: Secrets; publicUrl: string }): string {
  return `${wiring.publicUrl}/agent/set-up/${setUpSecret(wiring.secrets)}`
}

export function isSetUpSecret(secrets: Secrets, given: string): boolean {
  return isSameBytes(Buffer.from(given), Buffer.from(setUpSecret(secrets)))
}

const setUpSecret = (secrets: Secrets): string =>
  hmac(secrets.keyFor('set-up'), 'set-up').toString('base64url')

import { hmac, isSameBytes, type Secrets } from '../../../lib/crypto.ts'
import type { ActionPurpose } from '../types.ts'

type Action = { purpose: ActionPurpose; of: string }

/**
 * A link that does one thing without signing in: it holds what it is about and a signature, so no table knows it and a
 * retry repeats it. It never ends by itself; whoever reads it judges by today's facts whether it still does anything.
 */
export function actionLink(site: { publicUrl: string; secrets: Secrets }, action: Action): string {
  const signature = signatureOf(site.secrets, action).toString('base64url')
  return `${site.publicUrl}/area/mail/${action.purpose}/${Buffer.from(action.of).toString('base64url')}.${signature}`
}

/** What the last part of such a link is about; null for one that is foreign, cut off or made for something else. */
export function readActionLink(secrets: Secrets, purpose: ActionPurpose, text: string): string | null {
  const [, of, signature] = /^([\w-]{1,600})\.([\w-]{43})$/.exec(text) ?? []
  if (of === undefined || signature === undefined) return null
  const action = { purpose, of: Buffer.from(of, 'base64url').toString() }
  return isSameBytes(Buffer.from(signature, 'base64url'), signatureOf(secrets, action)) ? action.of : null
}

const signatureOf = (secrets: Secrets, { purpose, of }: Action): Buffer =>
  hmac(secrets.keyFor('mail-action'), purpose, of)

import { hmac, isSameBytes, type Secrets } from '../../../lib/crypto.ts'

/** How long the address of an attachment holds, in milliseconds: clients fetch it without any key. */
const holds = 86_400_000

type Reached = { secrets: Secrets; now: Date; asked: { origin: string } }

/** Addresses of attachments, for whoever sees the ticket now, at the host by which he reached us. */
export const attachmentLinks =
  ({ secrets, now, asked }: Reached) =>
  (attachmentId: number): string => {
    const of = `${attachmentId}-${now.getTime() + holds}`
    return `${asked.origin}/api/v2/attachments/${of}.${signatureOf(secrets, of).toString('base64url')}`
  }

/** The attachment that the last part of such an address leads to; null once it no longer holds, and for any other text. */
export function readAttachmentLink(secrets: Secrets, now: Date, text: string): number | null {
  const [, of = '', id, until, signature = ''] = /^((\d{1,16})-(\d{1,15}))\.([\w-]{43})$/.exec(text) ?? []
  if (!isSameBytes(Buffer.from(signature, 'base64url'), signatureOf(secrets, of))) return null
  return Number(until) > now.getTime() ? Number(id) : null
}

const signatureOf = (secrets: Secrets, of: string): Buffer =>
  hmac(secrets.keyFor('freshdesk-attachment'), 'attachment', of)

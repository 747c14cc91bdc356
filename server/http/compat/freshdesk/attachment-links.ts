import { hmac, isSameBytes, type Secrets } from '../../../lib/crypto.ts'

/** How long the address of a file holds, in milliseconds: clients fetch it without any key. */
const holds = 86_400_000

type Reached = { secrets: Secrets; now: Date; asked: { origin: string } }
type FileKind = 'attachment' | 'avatar'

const places = { attachment: 'attachments', avatar: 'avatars' } as const

/** Addresses of files of a kind, for whoever sees what they hang from now, at the host by which he reached us. */
export const fileLinks =
  ({ secrets, now, asked }: Reached, kind: FileKind) =>
  (id: number): string => {
    const of = `${id}-${now.getTime() + holds}`
    const signature = signatureOf(secrets, kind, of).toString('base64url')
    return `${asked.origin}/api/v2/${places[kind]}/${of}.${signature}`
  }

/** Addresses of attachments, for whoever sees the ticket now. */
export const attachmentLinks = (reached: Reached) => fileLinks(reached, 'attachment')

/** The file that the last part of such an address leads to; null once it no longer holds, and for any other text. */
export function readFileLink(
  secrets: Secrets,
  now: Date,
  { kind, text }: { kind: FileKind; text: string },
): number | null {
  const [, of = '', id, until, signature = ''] = /^((\d{1,16})-(\d{1,15}))\.([\w-]{43})$/.exec(text) ?? []
  if (!isSameBytes(Buffer.from(signature, 'base64url'), signatureOf(secrets, kind, of))) return null
  return Number(until) > now.getTime() ? Number(id) : null
}

export const readAttachmentLink = (secrets: Secrets, now: Date, text: string): number | null =>
  readFileLink(secrets, now, { kind: 'attachment', text })

const signatureOf = (secrets: Secrets, kind: FileKind, of: string): Buffer =>
  hmac(secrets.keyFor('freshdesk-attachment'), kind, of)

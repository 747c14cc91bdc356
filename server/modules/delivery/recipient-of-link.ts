import type { Secrets } from '../../lib/crypto.ts'
import type { Handle } from '../../lib/db.ts'
import { readActionLink } from './mail/action-links.ts'
import { type LinkedRecipient, linkedRecipient } from './store/linked-recipient.ts'

/** Whose link it is by which mail of an account is declined, and of which message; null for a link that is none. */
export async function recipientOfLink(
  db: Handle,
  secrets: Secrets,
  link: { purpose: 'decline' | 'unknown-account'; text: string },
): Promise<LinkedRecipient | null> {
  const of = readActionLink(secrets, link.purpose, link.text)
  const [, messageId, position] = /^(\d{1,15})-(\d{1,5})$/.exec(of ?? '') ?? []
  if (messageId === undefined || position === undefined) return null
  return (await linkedRecipient(db, { messageId: Number(messageId), position: Number(position) })) ?? null
}

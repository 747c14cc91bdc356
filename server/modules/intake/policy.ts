import { mayDo } from '../identity/policy.ts'
import type { Actor } from '../trail/index.ts'

/** Whether somebody may say what becomes of held mail. */
export function mayDecideIncoming(actor: Actor): boolean {
  return mayDo(actor, 'incoming.decide')
}

/** Whether somebody may say which mailboxes are looked at. */
export function mayChangeMailboxes(actor: Actor): boolean {
  return mayDo(actor, 'settings.manage')
}

/**
 * Whether somebody may read a mail as it came. What stands in a ticket anybody may who reads tickets; what comes back of mail of
 * ours has that mail in it, with links that only its recipient may follow: the owner alone may, as in the outbox.
 */
export function mayReadSource(
  actor: Actor,
  mail: { isInTicket: boolean; step: string | null; reason: string | null },
): boolean {
  if (mail.isInTicket) return mayDo(actor, 'tickets.read')
  return mayDo(actor, comesBack(mail) ? 'outbox.read' : 'incoming.decide')
}

// A list or newsletter answers nothing of ours.
const comesBack = ({ step, reason }: { step: string | null; reason: string | null }): boolean =>
  step === null || (reason !== 'list-mail' && ['own-loop', 'bounce', 'complaint', 'automatic'].includes(step))

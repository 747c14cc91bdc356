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

type Read = { step: string | null; reason: string | null; facts: Record<string, unknown> }

/**
 * Whether somebody may read a mail as it came. What stands in a ticket anybody may who reads tickets; what comes back of mail of
 * ours has that mail in it, with links that only its recipient may follow: the owner alone may, as in the outbox, also where he
 * has let it into a ticket.
 */
export function mayReadSource(actor: Actor, mail: Read & { isInTicket: boolean }): boolean {
  if (mail.isInTicket && mail.facts.comesBack !== true) return mayDo(actor, 'tickets.read')
  return mayDo(actor, comesBack(mail) ? 'outbox.read' : 'incoming.decide')
}

/** Whether a mail came back of ours, or may have. A list or newsletter answers nothing of ours. */
export function comesBack({ step, reason, facts }: Read): boolean {
  if (typeof facts.comesBack === 'boolean') return facts.comesBack
  if (step === null) return true
  return reason !== 'list-mail' && mayComeBack.includes(step)
}

/** A duplicate is of anything: of those that came before this was noted, nobody knows. */
const mayComeBack = ['own-loop', 'bounce', 'complaint', 'automatic', 'duplicate']

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

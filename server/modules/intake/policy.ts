import { mayDo } from '../identity/policy.ts'
import type { Actor } from '../trail/index.ts'

/** Whether somebody may say what becomes of held mail. */
export function mayDecideIncoming(actor: Actor): boolean {
  return mayDo(actor, 'incoming.decide')
}

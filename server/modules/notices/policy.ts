import { mayDo } from '../identity/policy.ts'
import type { Actor } from '../trail/index.ts'

export function maySendNotices(actor: Actor): boolean {
  return mayDo(actor, 'notices.send')
}

/** What was written, and what servers said: for those who write themselves; others see what became of it (decision 14). */
export const seesTexts = maySendNotices

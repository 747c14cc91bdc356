import { mayDo } from '../identity/policy.ts'
import type { Actor } from '../trail/index.ts'

export function mayChangeDepartments(actor: Actor): boolean {
  return mayDo(actor, 'settings.manage')
}

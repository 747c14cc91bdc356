import { mayDo } from '../identity/index.ts'
import type { Actor } from '../trail/index.ts'

export function mayReadAccounts(actor: Actor): boolean {
  return mayDo(actor, 'accounts.read')
}

export function mayWriteAccounts(actor: Actor): boolean {
  return mayDo(actor, 'accounts.write')
}

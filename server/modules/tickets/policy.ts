import { mayDo } from '../identity/policy.ts'
import type { Actor } from '../trail/index.ts'

export function mayReadTickets(actor: Actor): boolean {
  return mayDo(actor, 'tickets.read')
}

export function mayWriteTickets(actor: Actor): boolean {
  return mayDo(actor, 'tickets.write')
}

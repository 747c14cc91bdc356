import { mayDo } from '../identity/index.ts'
import type { Actor } from '../trail/index.ts'

/** Agents by permission; a customer the cards of accounts that are his, which the query sees to. */
export function mayReadCards(actor: Actor): boolean {
  return actor.kind === 'customer' || mayDo(actor, 'accounts.read')
}

export function mayWriteCards(actor: Actor): boolean {
  return actor.kind === 'customer' || mayDo(actor, 'accounts.write')
}

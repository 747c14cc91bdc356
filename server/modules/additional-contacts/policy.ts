import type { Permission } from '../identity/index.ts'
import type { Actor } from '../trail/index.ts'

/** Agents by permission; a customer the cards of accounts that are his, which the query sees to. */
export function mayReadCards(actor: Actor): boolean {
  return actor.kind === 'customer' || holds(actor, 'accounts.read')
}

/** Cards of whichever account: agents only. */
export function mayReadAnyCards(actor: Actor): boolean {
  return holds(actor, 'accounts.read')
}

export function mayWriteCards(actor: Actor): boolean {
  return actor.kind === 'customer' || holds(actor, 'accounts.write')
}

const holds = (actor: Actor, permission: Permission): boolean =>
  actor.kind === 'system' || (actor.kind === 'agent' && actor.permissions.has(permission))

import type { Permission } from '../identity/index.ts'
import type { Actor } from '../trail/index.ts'

export function mayReadAccounts(actor: Actor): boolean {
  return holds(actor, 'accounts.read')
}

export function mayWriteAccounts(actor: Actor): boolean {
  return holds(actor, 'accounts.write')
}

const holds = (actor: Actor, permission: Permission): boolean =>
  actor.kind === 'system' || (actor.kind === 'agent' && actor.permissions.has(permission))

import type { Permission } from '../identity/index.ts'
import type { Actor } from '../trail/index.ts'

/** Domains of an account are written by agents who may write accounts. */
export function mayWriteDomains(actor: Actor): boolean {
  return holds(actor, 'accounts.write')
}

/** Whoever reads domains at the agents' door. */
export function mayReadDomains(actor: Actor): boolean {
  return holds(actor, 'accounts.read')
}

export function mayManageEndings(actor: Actor): boolean {
  return holds(actor, 'settings.manage')
}

/** Who stands behind a domain is said by agents and by the account's main user. */
export function mayChangeRoles(actor: Actor, account: { mainUserId: number }): boolean {
  return mayWriteDomains(actor) || (actor.kind === 'customer' && actor.id === account.mainUserId)
}

const holds = (actor: Actor, permission: Permission): boolean =>
  actor.kind === 'system' || (actor.kind === 'agent' && actor.permissions.has(permission))

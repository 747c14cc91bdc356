import type { Actor, Role } from '../trail/index.ts'
import { type Permission, permissionsOf } from './permissions.ts'

/** Whether an actor may do what a permission names. The program itself may; customers never hold agents' permissions. */
export function mayDo(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'system' || (actor.kind === 'agent' && actor.permissions.has(permission))
}

const ranks: Record<Role, number> = { viewer: 0, agent: 1, admin: 2, owner: 3 }

/**
 * Nobody gives or takes a role above his own. An API key gives none that may do what the key may not: else whoever has
 * the key would invite himself past its scopes.
 */
export function mayGiveRole(actor: Actor, role: Role): boolean {
  if (actor.kind === 'system') return true
  return (
    actor.kind === 'agent' &&
    mayDo(actor, 'agents.manage') &&
    ranks[actor.role] >= ranks[role] &&
    [...permissionsOf(role)].every((permission) => actor.permissions.has(permission))
  )
}

/** Nobody changes, lets go or invites again an agent above himself. */
export function mayManageAgent(actor: Actor, agent: { role: Role }): boolean {
  return mayGiveRole(actor, agent.role)
}

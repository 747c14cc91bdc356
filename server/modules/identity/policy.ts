import type { Actor, Role } from '../trail/index.ts'
import type { Permission } from './permissions.ts'

/** Whether an actor may do what a permission names. The program itself may; customers never hold agents' permissions. */
export function mayDo(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'system' || (actor.kind === 'agent' && actor.permissions.has(permission))
}

const ranks: Record<Role, number> = { viewer: 0, agent: 1, admin: 2, owner: 3 }

/** Nobody gives or takes a role above his own. */
export function mayGiveRole(actor: Actor, role: Role): boolean {
  return actor.kind === 'system' || (actor.kind === 'agent' && mayDo(actor, 'agents.manage') && ranks[actor.role] >= ranks[role])
}

import type { Permission } from '../identity/index.ts'
import type { Actor } from '../trail/index.ts'

const needed: Permission = 'settings.manage'

/** Definitions are settings: administrators and owners change them. */
export const mayChangeFields = (actor: Actor): boolean =>
  actor.kind === 'system' || (actor.kind === 'agent' && actor.permissions.has(needed))

import type { Permission } from '../identity/index.ts'
import type { Actor } from '../trail/index.ts'

/** Everybody sees a shared view, so whoever may only look keeps his views to himself. */
export function mayShareViews(actor: Actor): boolean {
  return holds(actor, 'contacts.write')
}

/** A view is changed by who made it; a shared one also by whoever looks after the settings. */
export function mayChangeView(actor: Actor, view: { ownerId: number; isShared: boolean }): boolean {
  if (actor.kind !== 'agent') return false
  return actor.id === view.ownerId || (view.isShared && holds(actor, 'settings.manage'))
}

export function mayExport(actor: Actor): boolean {
  return holds(actor, 'exports.create') && holds(actor, 'contacts.read')
}

const holds = (actor: Actor, permission: Permission): boolean =>
  actor.kind === 'agent' && actor.permissions.has(permission)

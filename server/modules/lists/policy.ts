import type { Permission } from '../identity/index.ts'
import type { Actor } from '../trail/index.ts'
import type { ListRecord } from './types.ts'

/** Who may see what a list shows. */
export function mayList(actor: Actor, record: ListRecord): boolean {
  return holds(actor, record === 'ticket' ? 'tickets.read' : 'contacts.read')
}

/** Everybody sees a shared view, so whoever may only look keeps his views to himself. */
export function mayShareViews(actor: Actor, record: ListRecord): boolean {
  return holds(actor, record === 'ticket' ? 'tickets.write' : 'contacts.write')
}

/** A view is changed by who made it; a shared one also by whoever looks after the settings. */
export function mayChangeView(actor: Actor, view: { ownerId: number; isShared: boolean }): boolean {
  if (actor.kind !== 'agent') return false
  return actor.id === view.ownerId || (view.isShared && holds(actor, 'settings.manage'))
}

export function mayExport(actor: Actor, record: ListRecord): boolean {
  return holds(actor, 'exports.create') && mayList(actor, record)
}

const holds = (actor: Actor, permission: Permission): boolean =>
  actor.kind === 'agent' && actor.permissions.has(permission)

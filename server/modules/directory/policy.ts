import type { Permission } from '../identity/index.ts'
import type { Actor } from '../trail/index.ts'

export function mayReadContacts(actor: Actor): boolean {
  return holds(actor, 'contacts.read')
}

export function mayWriteContacts(actor: Actor): boolean {
  return holds(actor, 'contacts.write')
}

/** A contact may be changed by agents who may write contacts, and by herself. */
export function mayChangeContact(actor: Actor, contactId: number): boolean {
  return mayWriteContacts(actor) || (actor.kind === 'customer' && actor.id === contactId)
}

const holds = (actor: Actor, permission: Permission): boolean =>
  actor.kind === 'system' || (actor.kind === 'agent' && actor.permissions.has(permission))

import type { Actor } from '../trail/index.ts'

/** Texts of mails and keys they are signed with are settings: administrators and owners change them. */
export const mayChangeMail = (actor: Actor): boolean =>
  actor.kind === 'agent' && actor.permissions.has('settings.manage')

/** Halting all sending is for whoever sees that something goes wrong. */
export const mayHaltSending = (actor: Actor): boolean =>
  actor.kind === 'agent' && actor.permissions.has('sending.pause')

/** The outbox is the owner's, and so is what leaves from it. */
export const maySendKept = (actor: Actor): boolean =>
  mayChangeMail(actor) && actor.kind === 'agent' && actor.permissions.has('outbox.read')

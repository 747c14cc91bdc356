import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Permission } from '../../../server/modules/identity/wire.ts'

/** What each right is called where an API key is given it. */
export const scopeWords = {
  'contacts.read': msg`Read contacts`,
  'contacts.write': msg`Create and change contacts`,
  'contacts.erase': msg`Erase contacts for good`,
  'accounts.read': msg`Read accounts, domains and notices`,
  'accounts.write': msg`Create and change accounts and domains`,
  'notices.send': msg`Send notices and mailings`,
  'sending.pause': msg`Pause all sending`,
  'tickets.read': msg`Read tickets`,
  'tickets.write': msg`Open tickets, answer and change them`,
  'incoming.decide': msg`Decide about held mail`,
  'mail.submit': msg`Hand in incoming mail`,
  'trail.read': msg`Read the change log`,
  'undo.write': msg`Take changes back`,
  'exports.create': msg`Export lists`,
  'agents.read': msg`Read agents`,
  'agents.manage': msg`Invite and change agents`,
  'settings.manage': msg`Change the settings`,
  'outbox.read': msg`Read the outbox`,
} satisfies Record<Permission, MessageDescriptor>

export type Scope = keyof typeof scopeWords
export const scopes = Object.keys(scopeWords) as Scope[]

export function isScope(text: string): text is Scope {
  return text in scopeWords
}

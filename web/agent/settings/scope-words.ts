import { msg } from '@lingui/core/macro'

/** What each right is called where an API key is given it. */
export const scopeWords = {
  'contacts.read': msg`Read contacts`,
  'contacts.write': msg`Create and change contacts`,
  'contacts.erase': msg`Erase contacts for good`,
  'accounts.read': msg`Read accounts, domains and notices`,
  'accounts.write': msg`Create and change accounts and domains`,
  'notices.send': msg`Send notices and mailings`,
  'sending.pause': msg`Pause all sending`,
  'trail.read': msg`Read the change log`,
  'undo.write': msg`Take changes back`,
  'exports.create': msg`Export lists`,
  'agents.read': msg`Read agents`,
  'agents.manage': msg`Invite and change agents`,
  'settings.manage': msg`Change the settings`,
  'outbox.read': msg`Read the outbox`,
}

export type Scope = keyof typeof scopeWords
export const scopes = Object.keys(scopeWords) as Scope[]

export function isScope(text: string): text is Scope {
  return text in scopeWords
}

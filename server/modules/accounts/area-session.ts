import type { Handle } from '../../lib/db.ts'
import { interfaceLanguageOf } from '../../lib/pure/languages.ts'
import { findContact } from '../directory/index.ts'
import { findWorkspace } from '../identity/index.ts'
import { accountsOfMainUser } from './store.ts'
import type { AreaSession } from './wire.ts'

/** What the client area needs to know of who is signed in: herself, the accounts she acts for, the workspace. */
export async function areaSession(db: Handle, contactId: number): Promise<AreaSession> {
  const contact = await findContact(db, contactId)
  const workspace = await findWorkspace(db)
  if (!contact || !workspace) throw new Error('a session without its contact or workspace')
  const { values } = contact
  return {
    person: {
      id: contact.id,
      name: values.name,
      email: values.emails[0]?.address ?? '',
      language: interfaceLanguageOf(values.language ?? workspace.language),
      timeZone: values.timeZone ?? workspace.timeZone,
    },
    accounts: await accountsOfMainUser(db, contactId),
    workspace: {
      name: workspace.name,
      language: workspace.language,
      country: workspace.country,
      timeZone: workspace.timeZone,
    },
  }
}

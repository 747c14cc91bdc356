import type { Tx } from '../../lib/db.ts'
import { searchTextOf } from './rules/derived.ts'
import { findContactEver } from './store/contacts.ts'
import { writeSearchText } from './store/lives.ts'
import type { Contact } from './types.ts'

/** Brings what a contact is found by in line with her addresses, when these changed elsewhere than in her form. */
export async function refreshSearch(tx: Tx, id: number): Promise<Contact> {
  const contact = await findContactEver(tx, id)
  if (!contact) throw new Error(`contact ${id} is to be found again and does not exist`)
  await writeSearchText(tx, id, searchTextOf(contact.values))
  return contact
}

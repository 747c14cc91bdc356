import type { Handle } from '../../lib/db.ts'
import { listPage } from './list-page.ts'
import { presentContactRow } from './present-contact.ts'
import { type Reading, readFacts } from './read-facts.ts'
import { contactRows } from './store/contact-rows.ts'
import type { ContactsAnswer, ListQuery } from './wire.ts'

/**
 * A page of the live contacts.
 * @throws Refusal invalid with every problem of what was asked
 */
export async function listContacts(db: Handle, reading: Reading, asked: ListQuery): Promise<ContactsAnswer> {
  const facts = await readFacts(db, 'contact', reading)
  const { ids, columns, ...page } = await listPage(db, facts, 'contact', asked)
  const rows = await contactRows(db, {
    ids,
    isLong: columns.some((column) => column.path === 'about'),
    severalCompanies: facts.workspace.severalCompanies,
  })
  return { items: rows.map((row) => presentContactRow(row, columns)), ...page }
}

import type { Handle } from '../../lib/db.ts'
import { listPage } from './list-page.ts'
import { contactsCountedTo, presentCompanyRow } from './present-company.ts'
import { type Reading, readFacts } from './read-facts.ts'
import { companyRows } from './store/company-rows.ts'
import type { CompaniesAnswer, ListQuery } from './wire.ts'

/**
 * A page of the live companies.
 * @throws Refusal invalid with every problem of what was asked
 */
export async function listCompanies(
  db: Handle,
  reading: Reading,
  asked: ListQuery,
): Promise<CompaniesAnswer> {
  const facts = await readFacts(db, 'company', reading)
  const { ids, columns, ...page } = await listPage(db, facts, 'company', asked)
  const rows = await companyRows(db, {
    ids,
    isLong: columns.some((column) => column.path === 'description' || column.path === 'notes'),
    contactsAtMost: contactsCountedTo + 1,
  })
  return { items: rows.map((row) => presentCompanyRow(row, columns)), ...page }
}

import type { Handle } from '../../lib/db.ts'
import { companyValue, contactsCountedTo } from './present-company.ts'
import { contactValue } from './present-contact.ts'
import { ticketValue } from './present-ticket.ts'
import { companyRows } from './store/company-rows.ts'
import { contactRows } from './store/contact-rows.ts'
import { ticketRows } from './store/ticket-rows.ts'
import type { ListField, ListRecord } from './types.ts'
import type { ExportedRecord } from './write-export.ts'

/** Records with the values of the columns, in the order of the ids. */
export async function exportRows(
  db: Handle,
  asked: {
    record: ListRecord
    ids: readonly number[]
    columns: readonly ListField[]
    severalCompanies: boolean
  },
): Promise<ExportedRecord[]> {
  const { ids, columns } = asked
  if (asked.record === 'contact') {
    const rows = await contactRows(db, { ids, isLong: true, severalCompanies: asked.severalCompanies })
    return rows.map((row) => ({ id: row.id, values: columns.map((column) => contactValue(row, column)) }))
  }
  if (asked.record === 'ticket') {
    const rows = await ticketRows(db, { ids, hasExcerpts: false })
    return rows.map((row) => ({ id: row.id, values: columns.map((column) => ticketValue(row, column)) }))
  }
  // A sheet has room for one number: companies with more contacts than a list counts are counted to the end.
  const rows = await companyRows(db, { ids, isLong: true, contactsAtMost: contactsCountedTo * 1000 })
  return rows.map((row) => ({ id: row.id, values: columns.map((column) => companyValue(row, column)) }))
}

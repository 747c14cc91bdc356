import type { CompanyRow } from './store/company-rows.ts'
import type { ListField } from './types.ts'
import type { CompanyListItem } from './wire.ts'

/** Contacts of a company are counted so far in a list. */
export const contactsCountedTo = 1000

/** A company as a row of a list. */
export function presentCompanyRow(row: CompanyRow, columns: readonly ListField[]): CompanyListItem {
  return {
    id: row.id,
    name: row.name,
    mailDomains: row.mailDomains,
    contacts: countOf(row.contacts),
    updatedAt: row.updatedAt.toISOString(),
    values: Object.fromEntries(columns.map((column) => [column.path, companyValue(row, column)])),
  }
}

const countOf = (counted: number): CompanyListItem['contacts'] => ({
  value: Math.min(counted, contactsCountedTo),
  isExact: counted <= contactsCountedTo,
})

/** The value of a column. */
export function companyValue(row: CompanyRow, column: ListField): unknown {
  if (column.custom) return row.custom[column.custom.id] ?? null
  switch (column.path) {
    case 'createdAt':
    case 'updatedAt':
      return row[column.path].toISOString()
    case 'name':
    case 'description':
    case 'notes':
    case 'mailDomains':
    case 'contacts':
    case 'healthScore':
    case 'accountTier':
    case 'industry':
    case 'renewalDate':
    case 'origin':
      return row[column.path]
    default:
      throw new Error(`companies have no column ${column.path}`)
  }
}

import { avatarUrl } from '../directory/index.ts'
import type { ContactRow } from './store/contact-rows.ts'
import type { ListField } from './types.ts'
import type { ContactListItem } from './wire.ts'

/** A contact as a row of a list. */
export function presentContactRow(row: ContactRow, columns: readonly ListField[]): ContactListItem {
  const company = row.companies.find((each) => each.isPrimary) ?? row.companies[0]
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    isEmailSuppressed: row.isEmailSuppressed,
    phone: row.mobilePhone ?? row.workPhone,
    jobTitle: row.jobTitle,
    tags: row.tags,
    avatar: avatarUrl(row.id, row.avatar),
    access: row.access,
    company: company
      ? { id: company.id, name: company.name, seesCompanyTickets: company.seesCompanyTickets }
      : null,
    companyCount: row.companyCount,
    updatedAt: row.updatedAt.toISOString(),
    values: Object.fromEntries(columns.map((column) => [column.path, contactValue(row, column)])),
  }
}

/** The value of a column. */
export function contactValue(row: ContactRow, column: ListField): unknown {
  if (column.custom) return row.custom[column.custom.id] ?? null
  switch (column.path) {
    case 'phone':
      return row.mobilePhone ?? row.workPhone
    case 'company':
      return row.companies
    case 'country':
    case 'city':
    case 'state':
    case 'postcode':
      return row.postalAddress?.[column.path] ?? null
    case 'createdAt':
    case 'updatedAt':
      return row[column.path].toISOString()
    case 'name':
    case 'email':
    case 'workPhone':
    case 'mobilePhone':
    case 'jobTitle':
    case 'language':
    case 'timeZone':
    case 'tags':
    case 'externalId':
    case 'about':
    case 'access':
    case 'origin':
      return row[column.path]
    default:
      throw new Error(`contacts have no column ${column.path}`)
  }
}

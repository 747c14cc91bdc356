import type { ContactCompany, ContactCompanyBody } from '../../../../server/modules/directory/wire.ts'

/** A company of a contact as it stands in a form; without an id it is made when the contact is saved. */
export type CompanyInForm = {
  companyId: number | null
  name: string
  isPrimary: boolean
  seesCompanyTickets: boolean
}

export function companiesInForm(companies: ContactCompany[]): CompanyInForm[] {
  return companies.map(({ id, ...company }) => ({ companyId: id, ...company }))
}

/** The companies of a form as they are sent, all of them. */
export function companiesOnWire(companies: CompanyInForm[]): ContactCompanyBody[] {
  return companies.map(({ companyId, name, isPrimary, seesCompanyTickets }) => ({
    ...(companyId === null ? { name } : { companyId }),
    isPrimary,
    seesCompanyTickets,
  }))
}

export function isSameCompanies(one: CompanyInForm[], other: CompanyInForm[]): boolean {
  return JSON.stringify(companiesOnWire(one)) === JSON.stringify(companiesOnWire(other))
}

/** The list with another company at its end; the first one is the primary. */
export function withCompany(
  companies: CompanyInForm[],
  added: Pick<CompanyInForm, 'companyId' | 'name'> & { seesCompanyTickets?: boolean },
): CompanyInForm[] {
  const isPrimary = !companies.some((company) => company.isPrimary)
  return [...companies, { seesCompanyTickets: false, ...added, isPrimary }]
}

/** The list without one; when it was the primary, the first that is left becomes it. */
export function withoutCompany(companies: CompanyInForm[], place: number): CompanyInForm[] {
  const left = companies.filter((_, at) => at !== place)
  if (left.some(({ isPrimary }) => isPrimary)) return left
  return left.map((company, at) => ({ ...company, isPrimary: at === 0 }))
}

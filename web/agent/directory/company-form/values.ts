import type { CompanyAnswer } from '../../../../server/modules/directory/wire.ts'
import type { FieldAnswer } from '../../../../server/modules/fields/wire.ts'
import { type CustomFormValues, customDefaults, customValuesOf } from '../../../shared/fields/form-values.ts'

/** A company as it stands in a form: nothing is ''. Choices are ids, as text. */
export type CompanyValues = {
  name: string
  description: string
  notes: string
  mailDomains: string[]
  healthScore: string
  accountTier: string
  industry: string
  renewalDate: string
  custom: CustomFormValues
  /** Whether the contacts at the domains that are new here become the company's. */
  associateMatching: boolean
}

/** An empty form with the defaults that the definitions fill in. */
export function emptyValues(fields: FieldAnswer[]): CompanyValues {
  const byDefault = (path: string) => {
    const value = fields.find((field) => field.path === path)?.defaultValue
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  return {
    name: '',
    description: byDefault('description'),
    notes: byDefault('notes'),
    mailDomains: [],
    healthScore: byDefault('healthScore'),
    accountTier: byDefault('accountTier'),
    industry: byDefault('industry'),
    renewalDate: byDefault('renewalDate'),
    custom: customDefaults(fields),
    associateMatching: true,
  }
}

/** A company in the form in which it is edited. */
export function valuesOf(company: CompanyAnswer, fields: FieldAnswer[]): CompanyValues {
  const choice = (id: number | null) => (id === null ? '' : String(id))
  return {
    name: company.name,
    description: company.description ?? '',
    notes: company.notes ?? '',
    mailDomains: company.mailDomains.map(({ typed }) => typed),
    healthScore: choice(company.healthScore),
    accountTier: choice(company.accountTier),
    industry: choice(company.industry),
    renewalDate: company.renewalDate ?? '',
    custom: customValuesOf(fields, company.custom),
    associateMatching: true,
  }
}

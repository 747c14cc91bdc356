import type { Change } from '../../trail/index.ts'
import type { CompanyValues } from '../types.ts'
import { customChangesBetween, isChange } from './changes.ts'

const keys = [
  'name',
  'description',
  'notes',
  'mailDomains',
  'healthScore',
  'accountTier',
  'industry',
  'renewalDate',
] as const satisfies (keyof CompanyValues)[]

/** The fields in which two states of a company differ, each as the wire shows it; custom fields one by one. */
export function companyChangesBetween(before: CompanyValues, after: CompanyValues): Change[] {
  return [
    ...keys.map((key) => ({ field: key, old: shown(before, key), new: shown(after, key) })).filter(isChange),
    ...customChangesBetween(before.custom, after.custom),
  ]
}

/** The present value of a field as a change names it. */
export function currentOfCompany(values: CompanyValues, field: string): unknown {
  if (field.startsWith('custom.')) return values.custom[field.slice('custom.'.length)] ?? null
  return shown(values, field as (typeof keys)[number])
}

function shown(values: CompanyValues, key: (typeof keys)[number]): unknown {
  return key === 'mailDomains' ? values.mailDomains.map(({ typed }) => typed) : values[key]
}

import { expect, test } from 'vitest'
import { fieldName, fieldNamed } from './field-names.ts'

const custom = (key: string) => ({ record: 'contact', key, isStandard: false }) as const

test.each([
  ['cf_test_field', 'test_field'],
  ['cf_company_name', 'custom_company_name'],
  ['cf_custom_company_name', 'custom_custom_company_name'],
  ['cf_custom_plan', 'custom_plan'],
  ['cf_plan_2', 'plan_2'],
])('Freshdesk · contact_fields · %s is called %s, and nothing else is', (key, name) => {
  expect(fieldName(custom(key))).toBe(name)
  const all = ['cf_test_field', 'cf_company_name', 'cf_custom_company_name', 'cf_custom_plan', 'cf_plan_2']
  expect(fieldNamed(all.map(custom), name)?.key).toBe(key)
})

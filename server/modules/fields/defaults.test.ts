import { describe, expect, test } from 'vitest'
import { withDefaults } from './rules/defaults.ts'
import type { Field } from './types.ts'

const field = (path: string, defaultValue: unknown, id = 1): Field => ({
  id,
  record: 'contact',
  path,
  key: path,
  type: 'text',
  isStandard: !path.startsWith('custom.'),
  labels: { es: path, en: path },
  customerLabels: {},
  help: {},
  requiredForAgents: false,
  requiredForCustomers: false,
  visibleToCustomers: false,
  editableByCustomers: false,
  defaultValue,
  hasOwnDefault: defaultValue !== null,
  isUnique: false,
  isFilterable: false,
  isArchived: false,
  options: [],
  version: 1,
})
const fields = [
  field('language', 'es'),
  field('postalAddress', { country: 'MX' }),
  field('custom.9', 5, 9),
  field('about', null),
]

describe('a default is applied only where nothing was given', () => {
  test.each([
    [
      'nothing given',
      {},
      { language: 'es', postalAddress: { country: 'MX' }, custom: { 9: 5 } },
      ['language', 'postalAddress.country', 'custom.9'],
    ],
    [
      'all given',
      { language: 'en', postalAddress: { country: 'ES' }, custom: { 9: 1 } },
      { language: 'en', postalAddress: { country: 'ES' }, custom: { 9: 1 } },
      [],
    ],
    [
      'all cleared',
      { language: null, postalAddress: null, custom: { 9: null } },
      { language: null, postalAddress: null, custom: { 9: null } },
      [],
    ],
    [
      'emptied',
      { language: '', postalAddress: { country: '' }, custom: { 9: '' } },
      { language: '', postalAddress: { country: '' }, custom: { 9: '' } },
      [],
    ],
    [
      'a part given',
      { language: 'en', postalAddress: { city: 'León' }, custom: { 9: 1 } },
      { language: 'en', postalAddress: { country: 'MX', city: 'León' }, custom: { 9: 1 } },
      ['postalAddress.country'],
    ],
  ])('%s', (_name, given, filled, applied) => {
    expect(withDefaults(fields, given)).toEqual({ given: filled, applied })
  })
})

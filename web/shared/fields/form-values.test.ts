import { i18n } from '@lingui/core'
import { beforeAll, expect, test } from 'vitest'
import type { FieldAnswer } from '../../../server/modules/fields/wire.ts'
import { changedCustom, customDefaults, customValuesOf, newCustom } from './form-values.ts'

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }))

const field = (id: number, type: string, more: Partial<FieldAnswer> = {}) =>
  ({
    id,
    path: `custom.${id}`,
    type,
    defaultValue: null,
    requiredForAgents: false,
    options: [],
    ...more,
  }) as FieldAnswer

const fields = [
  field(1, 'text'),
  field(2, 'number', { defaultValue: 7 }),
  field(3, 'checkbox', { requiredForAgents: true }),
  field(4, 'dropdown'),
]

test('what is not touched is not sent, so that its default applies', () => {
  expect(newCustom(fields, customDefaults(fields))).toEqual({ custom: { 3: false } })
  expect(newCustom(fields.slice(0, 2), customDefaults(fields))).toEqual({})
})

test('what differs is sent, cleared is null, a choice is its id', () => {
  const before = customValuesOf(fields, { 1: 'uno', 2: 7, 4: 9 })
  expect(changedCustom(fields, { ...before, 1: ' ', 2: 'siete', 3: true, 4: '8' }, before)).toEqual({
    custom: { 1: null, 2: 'siete', 3: true, 4: 8 },
  })
  expect(changedCustom(fields, before, before)).toEqual({})
})

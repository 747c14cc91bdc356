import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '../../../test/harness/any-text.ts'
import { type ShapeOfQuery, shapeOfQuery } from './shape-of-query.ts'

test.each<[string, ShapeOfQuery | null]>([
  ['ana@x.es', { kind: 'mail-address', address: 'ana@x.es', name: null }],
  ['ana@exam', { kind: 'mail-address', address: 'ana@exam', name: null }],
  ['Ana Ruiz <ana@x.es>', { kind: 'mail-address', address: 'ana@x.es', name: 'Ana Ruiz' }],
  ['612 34 56 78', { kind: 'phone', phone: '612 34 56 78' }],
  ['+52 55 1234 5678 ext. 3', { kind: 'phone', phone: '+52 55 1234 5678 ext. 3' }],
  ['  María   Peña ', { kind: 'name', name: 'María Peña' }],
  ['Cliente 1234567', { kind: 'name', name: 'Cliente 1234567' }],
  ['X', { kind: 'name', name: 'X' }],
  ['123', null],
  ['@ana', null],
  ['https://x.es/ana', null],
  ['', null],
  ['  ', null],
])('%j', (text, shape) => {
  expect(shapeOfQuery(text)).toEqual(shape)
})

test('no text makes it throw', () => {
  fc.assert(
    fc.property(anyText(), (text) => void shapeOfQuery(text)),
    { numRuns: 1000, seed: 13 },
  )
  expect(shapeOfQuery('ext'.repeat(400_000))?.kind).toBe('name')
})

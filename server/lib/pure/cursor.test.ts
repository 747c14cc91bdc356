import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '../../../test/harness/any-text.ts'
import { decodeCursor, encodeCursor } from './cursor.ts'
import { sortKeyOf } from './sort-key.ts'

const byName = { order: 'contacts.name', shape: ['text', 'number'] } as const
const byRenewal = { order: 'companies.renewal', shape: ['text?', 'number'] } as const

test('a cursor gives back what it was made of, and goes into a URL as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.maxSafeInteger(), (name, id) => {
      const cursor = encodeCursor(byName, [sortKeyOf(name), id])
      expect(cursor).toMatch(/^[\w-]+$/)
      expect(decodeCursor(byName, cursor)).toEqual([sortKeyOf(name), id])
    }),
    { seed: 8 },
  )
  expect(decodeCursor(byRenewal, encodeCursor(byRenewal, [null, 7]))).toEqual([null, 7])
})

test('the longest sort key fits', () => {
  const key = sortKeyOf('王'.repeat(3000))
  expect(decodeCursor(byName, encodeCursor(byName, [key, Number.MAX_SAFE_INTEGER]))?.[0]).toBe(key)
})

const raw = (content: string) => Buffer.from(content).toString('base64url')

test.each([
  '',
  'a',
  '====',
  '../..',
  raw('null'),
  raw('{}'),
  raw('[1]'),
  raw('[1,"contacts.name","a"]'),
  raw('[1,"contacts.name","a",1,2]'),
  raw('[2,"contacts.name","a",1]'),
  raw('[1,"companies.name","a",1]'),
  raw('[1,"contacts.name",null,1]'),
  raw('[1,"contacts.name",1,1]'),
  raw('[1,"contacts.name","a","1"]'),
  raw('[1,"contacts.name","a",1.5]'),
  raw('[1,"contacts.name","a",1e400]'),
  raw('[1,"contacts.name","a",9007199254740993]'),
  raw('[1,"contacts.name","a\\u0000",1]'),
  raw('[1,"contacts.name","\\ud800",1]'),
  raw('[1,"contacts.name",{"toString":1},1]'),
  Buffer.from([0xff, 0xfe, 0x5b]).toString('base64url'),
  'A'.repeat(1_000_000),
])('%.40s is no cursor', (typed) => {
  expect(decodeCursor(byName, typed)).toBeNull()
})

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.oneof(anyText(), fc.base64String(), fc.json().map(raw)), (typed) => {
      expect(decodeCursor(byName, typed)).toBeNull()
    }),
    { numRuns: 1000, seed: 9 },
  )
})

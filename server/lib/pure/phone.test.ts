import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '../../../test/harness/any-text.ts'
import { digitsOf, searchDigitsOf } from './phone.ts'
import { readPhone } from './phone-max.ts'
import { readPhone as readPhoneInBrowser } from './phone-min.ts'

test.each<[string, string | null, string | null, string | null]>([
  ['612 34 56 78', 'ES', '+34612345678', null],
  ['+34 612-34-56-78', 'MX', '+34612345678', null],
  ['0034 612345678', 'ES', '+34612345678', null],
  ['(+34) 612 345 678', null, '+34612345678', null],
  ['tel:+34612345678', null, '+34612345678', null],
  ['\u202a+34 612 34 56 78\u202c', null, '+34612345678', null],
  ['55 1234 5678', 'MX', '+525512345678', null],
  ['+52 1 55 1234 5678', null, '+525512345678', null],
  ['044 55 1234 5678', 'MX', '+525512345678', null],
  ['01 55 1234 5678', 'MX', '+525512345678', null],
  ['011 15 2345-6789', 'AR', '+5491123456789', null],
  ['(020) 7946 0018', 'GB', '+442079460018', null],
  ['915 00 11 22 ext. 14', 'ES', '+34915001122', '14'],
  ['915001122 extensión 14', 'ES', '+34915001122', '14'],
  ['915001122 x14', 'ES', '+34915001122', '14'],
  ['915001122 #14', 'ES', '+34915001122', '14'],
  ['+34915001122;ext=14', null, '+34915001122', '14'],
  ['٠٦١٢٣٤٥٦٧٨', 'MA', '+212612345678', null],
  ['612 34 56 78', null, null, null],
  ['612 34 56 78', 'XX', null, null],
  ['1234', 'ES', null, null],
  ['112', 'ES', null, null],
  ['4021 ext 7', 'ES', null, '7'],
])('%s in %s is %s', (typed, country, e164, extension) => {
  const reading = readPhone(typed, country)
  expect(reading).toMatchObject({ ok: true, value: { e164, extension } })
  expect(readPhoneInBrowser(typed, country)).toEqual(reading)
})

test('what was typed is kept, and shown internationally beside it', () => {
  expect(readPhone(' 915.00.11.22  ext 14 ', 'ES')).toEqual({
    ok: true,
    value: {
      typed: '915.00.11.22 ext 14',
      e164: '+34915001122',
      international: '+34 915 00 11 22 ext. 14',
      extension: '14',
    },
  })
})

test.each([
  ['', 'phone.empty'],
  [' \u200b', 'phone.empty'],
  ['abc', 'phone.bad-character'],
  ['1-800-FLOWERS', 'phone.bad-character'],
  ['ana@x.es', 'phone.bad-character'],
  ['612<345', 'phone.bad-character'],
  ['612+345678', 'phone.bad-character'],
  ['612\u0000345678', 'text.control-character'],
  ['612345678\ud800', 'text.broken-character'],
  ['12', 'phone.too-few-digits'],
  ['+', 'phone.too-few-digits'],
  ['1'.repeat(19), 'phone.too-many-digits'],
  ['+999 123 456', 'phone.unknown-country-code'],
  ['1 '.repeat(40), 'text.too-long'],
  ['1'.repeat(1_000_000), 'text.too-long'],
])('%.30j is refused as %s', (typed, code) => {
  expect(readPhone(typed, 'ES')).toMatchObject({ ok: false, fault: { code } })
})

test('a phone is found by its digits, with and without what stands before them at home', () => {
  const found = (typed: string, country: string) => {
    const reading = readPhone(typed, country)
    return reading.ok ? searchDigitsOf(reading.value) : ''
  }
  expect(found('612 34 56 78 ext 9', 'ES')).toBe('34612345678')
  expect(found('020 7946 0018', 'GB')).toBe('442079460018 02079460018')
  expect(found('1234', 'ES')).toBe('1234')
  expect(digitsOf('۱۲۳ ４５ x6')).toBe('123456')
})

test('no text makes it throw, and one reading is like the next', () => {
  const typed = fc.oneof(anyText(), fc.string({ unit: fc.constantFrom(...'+0123456789 ()-./x#ext,;=٣') }))
  fc.assert(
    fc.property(typed, fc.constantFrom(null, 'ES', 'MX', 'US', 'AR', 'XX', '__proto__'), (text, country) => {
      const reading = readPhone(text, country)
      if (reading.ok) expect(readPhone(reading.value.typed, country)).toEqual(reading)
    }),
    { numRuns: 2000, seed: 10 },
  )
})

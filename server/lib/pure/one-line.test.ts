import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '../../../test/harness/any-text.ts'
import { readOneLine } from './one-line.ts'
import { readPlainText } from './plain-text.ts'

test('a line is trimmed, composed, and parted by single spaces', () => {
  expect(readOneLine('  Jefa\u00a0 de\tsen\u0303ales\u200b \n', 50)).toEqual({
    ok: true,
    value: 'Jefa de señales',
  })
  expect(readOneLine(' \n ', 50)).toEqual({ ok: true, value: '' })
})

test('length is counted as a person counts it', () => {
  expect(readOneLine('👩‍👩‍👧‍👦'.repeat(5), 5).ok).toBe(false)
  expect(readOneLine('é̱'.repeat(10), 10).ok).toBe(true)
  expect(readOneLine('a'.repeat(10), 10).ok).toBe(true)
  expect(readOneLine('a'.repeat(11), 10)).toEqual({
    ok: false,
    fault: { code: 'text.too-long', params: { max: 10 } },
  })
})

test.each([
  ['a\nb', 'text.line-break'],
  ['a\u2028b', 'text.line-break'],
  ['a\0b', 'text.control-character'],
  ['a\u009bb', 'text.control-character'],
  ['a\ud83d', 'text.broken-character'],
  ['a\uffff', 'text.broken-character'],
  ['a\u202eb', 'text.direction-mark'],
])('%j is refused in a line as %s', (typed, code) => {
  expect(readOneLine(typed, 50)).toMatchObject({ ok: false, fault: { code } })
})

test('free text keeps its lines, tabs and blanks between', () => {
  expect(readPlainText('\r\nuno\r\n\r\n\tdos\u200f!\n', 50)).toEqual({
    ok: true,
    value: 'uno\n\n\tdos\u200f!',
  })
  expect(readPlainText('', 50)).toEqual({ ok: true, value: '' })
})

test.each([
  ['a\0b', 'text.control-character'],
  ['a\u001bb', 'text.control-character'],
  ['a\udc00', 'text.broken-character'],
  ['a'.repeat(51), 'text.too-long'],
])('%j is refused in free text as %s', (typed, code) => {
  expect(readPlainText(typed, 50)).toMatchObject({ ok: false, fault: { code } })
})

test('what is accepted can be stored, and stays the same when read again', () => {
  fc.assert(
    fc.property(anyText(), (typed) => {
      for (const read of [readOneLine, readPlainText]) {
        const reading = read(typed, 100)
        if (!reading.ok) continue
        expect(reading.value).not.toMatch(/\0/)
        expect(reading.value.isWellFormed()).toBe(true)
        expect(read(reading.value, 100)).toEqual(reading)
      }
    }),
    { numRuns: 1000, seed: 7 },
  )
})

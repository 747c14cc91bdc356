import { describe, expect, test } from 'vitest'
import { numberToWrite, readNumber } from './number.ts'

describe('a number is read as its country writes it', () => {
  test.each([
    ['es-ES', '1234,5', 1234.5],
    ['es-ES', '1.234,5', 1234.5],
    ['es-ES', '1.500', 1500],
    ['es-ES', '1.5', 1.5],
    ['es-ES', '-3', -3],
    ['es-ES', '\u22123,25', -3.25],
    ['es-MX', '1,234.5', 1234.5],
    ['es-MX', '0.25', 0.25],
    ['es-MX', ' 12 000 ', 12_000],
    ['en', '1,234,567', 1_234_567],
    ['en', 'siete', null],
    ['en', '', null],
    ['en', '0x10', null],
    ['en', '1,2,3', null],
    ['en', 'Infinity', null],
  ])('%s %s', (locale, written, value) => {
    expect(readNumber(written, locale)).toBe(value)
  })
})

test('what stands in a form is read as the number that it stands for', () => {
  for (const locale of ['es-ES', 'es-MX', 'en'])
    for (const value of [0, 0.1, 1500, -12_345.678, 1e15])
      expect(readNumber(numberToWrite(value, locale), locale)).toBe(value)
})

import { expect, test } from 'vitest'
import { readPersonName } from './person-name.ts'

test.each([
  'José María de la Fuente Núñez-Ortiz',
  'X',
  "Sinéad O'Connor",
  'M.ª Ángeles Sr.Pérez',
  'J.R.R. Tolkien',
  'Acme, S.L.',
  'محمد علي',
  'محمد\u200cرضا',
  '王小明',
  'Ana 🌻',
  'Cliente 12345',
  'C/ Mayor, 3',
  'Dr. No',
  'José M. de la Fuente',
  'A.B.C. Servicios S.L.',
  'María.de la Cruz',
  'José.Mª Ruiz',
  'Hnos.Ruiz y Cía.',
  'Ana@casa',
  'Juan Pérez (ventas)',
])('%s is a name', (name) => {
  expect(readPersonName(name)).toEqual({ ok: true, value: name })
})

test('blanks are tidied and accents composed', () => {
  expect(readPersonName(' Mari\u0301a \u00a0 Pen\u0303a\n')).toEqual({ ok: true, value: 'María Peña' })
})

test.each([
  ['', 'person-name.empty'],
  ['\u200b\u3164', 'person-name.empty'],
  ['-', 'person-name.no-letter'],
  ['😀', 'person-name.no-letter'],
  ['Ana\nPeña', 'text.line-break'],
  ['Ana\0', 'text.control-character'],
  ['Ana\u202e', 'text.direction-mark'],
  ['Ana \udfff', 'text.broken-character'],
  ['a'.repeat(201), 'text.too-long'],
  ['a\u0301\u0301\u0301\u0301\u0301\u0301'.repeat(200), 'text.too-long'],
  ['Ana http://x.es', 'person-name.link'],
  ['GANE YA www.premio.es', 'person-name.link'],
  ['Pulse bit.ly/abc', 'person-name.link'],
  ['Premio: casino-gratis.com!', 'person-name.link'],
  ['Visit evil.example now', 'person-name.link'],
  ['Entre en soporte.banco.co', 'person-name.link'],
  ['mire premios.de hoy', 'person-name.link'],
  ['ｗｗｗ．premio．com', 'person-name.link'],
  ['premio。com', 'person-name.link'],
  ['ana@example.com', 'person-name.mail-address'],
])('%j is refused as %s', (typed, code) => {
  expect(readPersonName(typed)).toMatchObject({ ok: false, fault: { code } })
})

test('a megabyte is refused in no time', () => {
  const started = performance.now()
  for (const piece of ['a', '.', 'a.', '@', ' ', '\u0301'])
    expect(readPersonName(piece.repeat(1_000_000)).ok).toBe(false)
  // Of a machine that is busy: what grew with the square of the length would take hours.
  expect(performance.now() - started).toBeLessThan(10_000)
})

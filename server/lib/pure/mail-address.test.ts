import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '../../../test/harness/any-text.ts'
import { needsSmtpUtf8, normalMailAddress, readMailAddress } from './mail-address.ts'

test.each([
  ['Ana.Peña@Example.ES', 'ana.peña@example.es'],
  ['  ana+facturas@x.es\n', 'ana+facturas@x.es'],
  ['ana@peña.es', 'ana@xn--pea-8ma.es'],
  ['ana@PEÑA.es', 'ana@xn--pea-8ma.es'],
  ['ana@xn--pea-8ma.es', 'ana@xn--pea-8ma.es'],
  ['ana@pen\u0303a.es', 'ana@xn--pea-8ma.es'],
  ['ana@a。es', 'ana@a.es'],
  ["o'brien!#$%&*/=?^_`{|}~-@x.co", "o'brien!#$%&*/=?^_`{|}~-@x.co"],
  [`${'a'.repeat(64)}@x.es`, `${'a'.repeat(64)}@x.es`],
])('%j is compared as %j', (typed, normal) => {
  expect(normalMailAddress(typed)).toBe(normal)
})

test('an international domain is shown as typed', () => {
  expect(readMailAddress('Ana@peña.es')).toEqual({
    ok: true,
    value: { address: 'Ana@peña.es', normal: 'ana@xn--pea-8ma.es', domain: 'xn--pea-8ma.es' },
  })
})

test('only a local part beyond ASCII needs SMTPUTF8', () => {
  const [plain, beyond] = [readMailAddress('ana@peña.es'), readMailAddress('peña@x.es')]
  expect(plain.ok && needsSmtpUtf8(plain.value)).toBe(false)
  expect(beyond.ok && needsSmtpUtf8(beyond.value)).toBe(true)
})

test.each([
  ['', 'mail-address.empty'],
  ['  \u200b ', 'mail-address.empty'],
  ['ana', 'mail-address.no-at'],
  ['ana@b@c.es', 'mail-address.several-at'],
  ['@x.es', 'mail-address.no-local'],
  ['ana@', 'mail-address.no-domain'],
  ['ana peña@x.es', 'mail-address.spaces'],
  ['ana@x .es', 'mail-domain.spaces'],
  ['"ana peña"@x.es', 'mail-address.quoted'],
  ['"ana@b"@x.es', 'mail-address.quoted'],
  ['.ana@x.es', 'mail-address.dots'],
  ['ana.@x.es', 'mail-address.dots'],
  ['a..na@x.es', 'mail-address.dots'],
  ['ana@x..es', 'mail-domain.extra-dot'],
  ['ana@x.es.', 'mail-domain.extra-dot'],
  ['ana@localhost', 'mail-domain.without-dot'],
  ['ana@-x.es', 'mail-domain.bad-label'],
  [`ana@${'x'.repeat(64)}.es`, 'mail-domain.bad-label'],
  ['ana@x_y.es', 'mail-domain.bad-character'],
  ['ana@x.es/a', 'mail-domain.bad-character'],
  ['ana@x.es:25', 'mail-domain.bad-character'],
  ['ana@pe\u200bña.es', 'mail-domain.bad-character'],
  ['ana@１２７.0.0.1', 'mail-domain.numeric'],
  ['ana@127.0.0.1', 'mail-domain.numeric'],
  ['ana@0x7f.1', 'mail-domain.numeric'],
  ['ana@[127.0.0.1]', 'mail-domain.numeric'],
  ['ana@x.123', 'mail-domain.numeric'],
  ['ana@ñ／x.es', 'mail-domain.bad-label'],
  ['<ana@x.es>', 'mail-address.bad-character'],
  ['ana,@x.es', 'mail-address.bad-character'],
  ['a😀@x.es', 'mail-address.bad-character'],
  ['ａna@x.es', 'mail-address.bad-character'],
  ['a\u202ena@x.es', 'mail-address.bad-character'],
  ['ana\r\nBcc: b@x.es', 'text.control-character'],
  ['ana\0@x.es', 'text.control-character'],
  ['ana\ud800@x.es', 'text.broken-character'],
  [`${'a'.repeat(65)}@x.es`, 'mail-address.local-too-long'],
  [`${'ñ'.repeat(33)}@x.es`, 'mail-address.local-too-long'],
  [
    `ana@${'x'.repeat(60)}.${'y'.repeat(60)}.${'z'.repeat(60)}.${'w'.repeat(60)}.${'v'.repeat(20)}.es`,
    'mail-domain.too-long',
  ],
  [
    `${'a'.repeat(64)}@${'x'.repeat(60)}.${'y'.repeat(60)}.${'z'.repeat(60)}.${'w'.repeat(9)}.es`,
    'mail-address.too-long',
  ],
])('%j is refused as %s', (typed, code) => {
  expect(readMailAddress(typed)).toMatchObject({ ok: false, fault: { code } })
})

const hostile = fc.oneof(
  anyText(),
  fc.emailAddress(),
  fc.string({ unit: fc.constantFrom(...'aA@.ñ"<>[]\\ \r\n\t-_:/%#\0\u200b\u202e\ud800１。') }),
)

test('no text makes it throw, and what it accepts is safe in a header and stays the same when read again', () => {
  fc.assert(
    fc.property(hostile, (typed) => {
      const reading = readMailAddress(typed)
      if (!reading.ok) return
      const { address, normal } = reading.value
      expect(address + normal).not.toMatch(/[\s\p{Cc}<>",;:\\()[\]]/u)
      expect(normalMailAddress(normal)).toBe(normal)
      expect(normalMailAddress(address)).toBe(normal)
    }),
    { numRuns: 3000, seed: 5 },
  )
})

test('a megabyte is refused in no time', () => {
  for (const piece of ['a', '@', ' ', '.', 'ñ', '\ud800', 'a@']) {
    const started = performance.now()
    expect(readMailAddress(piece.repeat(1_000_000)).ok).toBe(false)
    // Of a machine that is busy: what grew with the square of the length would take hours.
    expect(performance.now() - started).toBeLessThan(10_000)
  }
})

import { expect, test } from 'vitest'
import { isCheckable } from './checkable.ts'

const head = 'From: ana@ana.example\r\n'
test.each([
  ['a mail', `${head}\r\nHola\r\n`, true],
  ['one without a body', head, true],
  ['one with a big attachment', `${head}\r\n${`${'a'.repeat(76)}\r\n`.repeat(100_000)}`, true],
  [
    'a header of very many lines',
    `${head}References:\r\n${' <a@b.example>\r\n'.repeat(6000)}\r\nHola\r\n`,
    false,
  ],
  ['a header that is too long', `${head}X: ${'a'.repeat(300_000)}\r\n\r\nHola\r\n`, false],
  ['headers without an end', `${head}${'a'.repeat(300_000)}`, false],
  ['many lines below a header of bare line feeds', `From: ana@ana.example\n\n${'\n'.repeat(10_000)}`, true],
])('rule 10: the signatures of %s are looked at: %#', (_what, content, expected) => {
  expect(isCheckable(Buffer.from(content))).toBe(expected)
})

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
  ['a header that is too long', `${head}X: ${'a'.repeat(600_000)}\r\n\r\nHola\r\n`, false],
  ['a body in one line', `${head}\r\n${'a '.repeat(600_000)}`, false],
  ['a body of white space', `${head}\r\n${' \r\n'.repeat(1_100_000)}`, false],
])('rule 10: the signatures of %s are looked at: %#', (_what, content, expected) => {
  expect(isCheckable(Buffer.from(content))).toBe(expected)
})

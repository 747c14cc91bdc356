import { expect, test } from 'vitest'
import { secretsFrom } from '../../../lib/crypto.ts'
import {
  longestDepartmentLocal,
  readReplyToken,
  readReturnPath,
  replyAddress,
  returnPathOf,
} from './reply-tokens.ts'

const secrets = secretsFrom('a secret for tests that is long enough')
const department = 'soporte@alameda.example'
const places = [
  { messageId: 1, position: 0 },
  { messageId: 28_417, position: 127 },
  { messageId: 4_294_967_296, position: 128 },
  { messageId: Number.MAX_SAFE_INTEGER, position: 32_767 },
]

test('an address with a token names the copy it was made for, whatever case it comes back in', () => {
  for (const place of places) {
    const address = replyAddress(secrets, department, place)
    expect(address).toMatch(/^soporte\+r[a-z2-7]+@alameda\.example$/)
    expect(readReplyToken(secrets, address)).toEqual(place)
    expect(readReplyToken(secrets, address.toUpperCase())).toEqual(place)
    expect(readReturnPath(secrets, returnPathOf(secrets, department, place))).toEqual(place)
  }
})

test('a local part never exceeds 64 octets; where there is no room there is no token', () => {
  const local = 'd'.repeat(longestDepartmentLocal)
  for (const place of places) {
    const address = replyAddress(secrets, `${local}@alameda.example`, place)
    expect(address.indexOf('@')).toBeLessThanOrEqual(64)
    expect(readReplyToken(secrets, address)).toEqual(place)
  }
  const tooLong = `${'d'.repeat(60)}@alameda.example`
  expect(replyAddress(secrets, tooLong, places[0] as never)).toBe(tooLong)
})

test('a token that was altered, cut off, lengthened, made elsewhere or for the other use names nothing', () => {
  const address = replyAddress(secrets, department, { messageId: 28_417, position: 1 })
  const token = address.slice('soporte+'.length, address.indexOf('@'))
  const others = [...token].map((letter, at) => {
    const other = letter === 'a' ? 'b' : 'a'
    return `soporte+${token.slice(0, at)}${other}${token.slice(at + 1)}@alameda.example`
  })
  const elsewhere = replyAddress(secretsFrom('another secret that is long enough too'), department, {
    messageId: 28_417,
    position: 1,
  })
  for (const wrong of [
    ...others,
    elsewhere,
    address.replace('@', 'a@'),
    address.replace('@', '77777@'),
    `soporte+${token.slice(0, -1)}@alameda.example`,
    department,
    'soporte+@alameda.example',
    'soporte+r@alameda.example',
    `${token}@alameda.example`,
    '',
    'ñ+rñ@x',
  ])
    expect(readReplyToken(secrets, wrong), wrong).toBeNull()
  expect(readReturnPath(secrets, address)).toBeNull()
  expect(readReplyToken(secrets, returnPathOf(secrets, department, places[0] as never))).toBeNull()
})

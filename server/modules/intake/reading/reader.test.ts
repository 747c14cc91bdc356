import { afterEach, expect, test } from 'vitest'
import { openReader, type Reader, readingLimits } from './reader.ts'

const onlyReads = { checks: false }
let reader: Reader
afterEach(() => reader.close())
const mail = Buffer.from('From: Ana <ana@cenzontle.example>\r\nSubject: Hola\r\n\r\n¿Está?\r\n')

test('a mail is read in a thread of its own, its parts with it', async () => {
  reader = openReader(readingLimits, onlyReads)
  const withPart = Buffer.from(
    'From: ana@cenzontle.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n' +
      '--b\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment\r\n\r\n%PDF\r\n--b--\r\n',
  )
  const [one, two] = await Promise.all([reader.read(mail), reader.read(withPart)])
  expect(one).toMatchObject({
    mail: { subject: 'Hola', from: [{ address: 'ana@cenzontle.example', name: 'Ana' }] },
  })
  if (!('mail' in two)) throw new Error(two.words)
  expect(Buffer.from(two.mail.parts[0]?.content ?? []).toString()).toMatch(/^%PDF/)
})

test('a mail that takes too long is given up, and the next one is read', async () => {
  reader = openReader({ ...readingLimits, milliseconds: 0 }, onlyReads)
  expect(await reader.read(Buffer.alloc(20_000_000, 'a: b\r\n'))).toMatchObject({ broke: 'time' })
  expect(await reader.read(Buffer.alloc(20_000_000, 'a: b\r\n'))).toMatchObject({ broke: 'time' })
})

test('a mail that needs too much memory ends its thread and nothing else', async () => {
  reader = openReader({ ...readingLimits, megabytes: 14, milliseconds: 60_000 }, onlyReads)
  const head = 'Subject: x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'
  const line = '<p><b class="x">на линии</b> <a href="https://a.example/x">b</a></p>\r\n'
  expect(await reader.read(Buffer.from(head + line.repeat(20_000)))).toMatchObject({ broke: 'memory' })
  expect(await reader.read(mail)).toMatchObject({ mail: { subject: 'Hola' } })
})

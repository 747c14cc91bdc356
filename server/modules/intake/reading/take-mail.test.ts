import { afterAll, expect, test } from 'vitest'
import { zoneOf } from '../../../../test/harness/zone.ts'
import { openReader, readingLimits } from './reader.ts'
import { takeMail } from './take-mail.ts'

const zone = zoneOf({
  'firme.example': { spf: 'include:uno.example', dmarc: 'reject', signs: true },
  'uno.example': { spf: 'include:dos.example' },
  'dos.example': { spf: 'ip4:192.0.2.10' },
})
const head = 'From: ana@firme.example\r\nSubject: x\r\nMessage-ID: <x@x.example>\r\n'
const envelope = { from: 'ana@firme.example', to: [], peer: '192.0.2.10', helo: 'mx.example' }

const reader = openReader({ ...readingLimits, milliseconds: 1500 })
afterAll(() => reader.close())
const take = (mail: string, resolveDns = zone.resolve) =>
  takeMail({ reader, resolveDns }, { content: Buffer.from(mail), envelope, authservIds: [] })

test('a sender is checked in the thread, by what name servers say one after the other', async () => {
  const asked: string[] = []
  const taken = await take(await zone.sign(`${head}\r\nHola.\r\n`, 'firme.example'), (name, type) => {
    asked.push(name)
    return zone.resolve(name, type)
  })
  expect(taken).toMatchObject({
    parsed: { subject: 'x' },
    authentication: {
      spf: { result: 'pass', isAligned: true },
      dkim: [{ result: 'pass', isAligned: true }],
      dmarc: { result: 'pass' },
    },
  })
  expect(asked).toContain('dos.example')
  expect(asked).toHaveLength(new Set(asked).size)
})

test('rule 10: of headers beyond all measure nothing is checked or asked, and they prove nothing', async () => {
  const asked: string[] = []
  const folded = `References:\r\n${' <a@b.example>\r\n'.repeat(100_000)}`
  const taken = await take(`${folded}${head}\r\nHola.\r\n`, (name) => {
    asked.push(name)
    throw new Error('nobody is to be asked')
  })
  expect(taken).toMatchObject({
    parsed: { subject: '' },
    authentication: { fault: 'headers', spf: { isAligned: false }, dkim: [], dmarc: { result: 'permerror' } },
  })
  expect(asked).toEqual([])
})

test('rule 10: a signature that takes too long is given up, and the next mail is checked', async () => {
  const signature =
    'DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=firme.example; s=s; h=from; bh=YQ==; b=YQ==\r\n'
  const taken = await take(`${signature}${head}\r\n${'a'.repeat(20_000_000)}\r\n`)
  expect(taken).toMatchObject({ authentication: { fault: 'time', dmarc: { result: 'permerror' } } })
  const next = await take(await zone.sign(`${head}\r\nHola.\r\n`, 'firme.example'))
  expect(next).toMatchObject({ authentication: { dmarc: { result: 'pass' } } })
})

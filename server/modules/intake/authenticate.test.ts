import { expect, test } from 'vitest'
import { zoneOf } from '../../../test/harness/zone.ts'
import { authenticate, type Claim } from './authenticate.ts'

const zone = zoneOf({
  'ana.example': { spf: 'ip4:192.0.2.10' },
  'firme.example': { spf: 'ip4:192.0.2.10', dmarc: 'reject', signs: true },
})
const mail = (from: string) => `From: ${from}\r\nSubject: x\r\nMessage-ID: <x@x.example>\r\n\r\nHola.\r\n`
const claimOf = (from: string, more: Partial<Claim> = {}): Claim => ({
  content: Buffer.from(mail(from)),
  envelope: { from, to: [], peer: '192.0.2.10', helo: 'mx.example' },
  parsed: { from: [{ address: from, typed: from, name: '' }], headers: [] },
  ...more,
})

test('mail from a mailbox, which knows no peer, is believed its own server’s word about SPF, and no other’s', async () => {
  const told = (server: string) => [
    { name: 'Authentication-Results', value: `${server}; spf=pass smtp.mailfrom=ana@ana.example` },
  ]
  const fetched = (server: string) =>
    claimOf('ana@ana.example', {
      envelope: { mailboxId: 1 },
      parsed: { from: claimOf('ana@ana.example').parsed.from, headers: told(server) },
      authservIds: ['mx.buzon.example'],
    })
  expect(await authenticate(zone.resolve, fetched('mx.buzon.example'))).toMatchObject({
    spf: { result: 'pass', isAligned: true },
    by: 'trusted-server',
  })
  expect(await authenticate(zone.resolve, fetched('otro.example'))).toMatchObject({ spf: { result: 'none' } })
})

test('whom the bytes name and whom the reader names must be one', async () => {
  const signed = await zone.sign(mail('ana@firme.example'), 'firme.example')
  const content = Buffer.from(signed)
  expect(await authenticate(zone.resolve, claimOf('ana@firme.example', { content }))).toMatchObject({
    dmarc: { result: 'pass' },
  })
  expect(await authenticate(zone.resolve, claimOf('eva@firme.example', { content }))).toMatchObject({
    dmarc: { result: 'permerror' },
    dkim: [{ isAligned: false }],
  })
})

test('rule 10: a mail that nobody could check in time proves nothing, and what its domain asks holds', async () => {
  const folded = `References:\r\n${' <a@b.example>\r\n'.repeat(100_000)}`
  const content = Buffer.from(folded + mail('ana@firme.example'))
  expect(await authenticate(zone.resolve, claimOf('ana@firme.example', { content }))).toMatchObject({
    dmarc: { result: 'fail', policy: 'reject' },
    spf: { isAligned: false },
    dkim: [],
  })
})

test('a name server that fails is told from one that has nothing', async () => {
  const resolve = async (name: string, type: string) => {
    if (name.startsWith('_dmarc.')) throw Object.assign(new Error('servfail'), { code: 'ESERVFAIL' })
    return zone.resolve(name, type)
  }
  expect(await authenticate(resolve, claimOf('ana@firme.example'))).toMatchObject({
    dmarc: { result: 'temperror' },
  })
})

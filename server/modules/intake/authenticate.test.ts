import { expect, test } from 'vitest'
import { zoneOf } from '../../../test/harness/zone.ts'
import { authenticate, type Claim, signaturesOf } from './authenticate.ts'
import type { Resolve } from './keys-once.ts'

const zone = zoneOf({
  'ana.example': { spf: 'ip4:192.0.2.10' },
  'firme.example': { spf: 'ip4:192.0.2.10', dmarc: 'reject', signs: true },
})
const mail = (from: string) => `From: ${from}\r\nSubject: x\r\nMessage-ID: <x@x.example>\r\n\r\nHola.\r\n`
const claimOf = (from: string, more: Partial<Claim> = {}): Claim => ({
  envelope: { from, to: [], peer: '192.0.2.10', helo: 'mx.example' },
  parsed: { from: [{ address: from, typed: from, written: from, name: '' }], headers: [] },
  authservIds: [],
  ...more,
})
const resolveDns = zone.resolve as Resolve
const check = async (
  claim: Claim,
  content = mail(claim.parsed.from[0]?.address ?? ''),
  resolve = resolveDns,
) => authenticate(resolve, claim, await signaturesOf(resolve, Buffer.from(content)))

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
  expect(await check(fetched('mx.buzon.example'))).toMatchObject({
    spf: { result: 'pass', isAligned: true },
    by: 'trusted-server',
  })
  expect(await check(fetched('otro.example'))).toMatchObject({ spf: { result: 'none' } })
})

test('whom the bytes name and whom the reader names must be one', async () => {
  const signed = await zone.sign(mail('ana@firme.example'), 'firme.example')
  expect(await check(claimOf('ana@firme.example'), signed)).toMatchObject({
    dmarc: { result: 'pass' },
  })
  expect(await check(claimOf('eva@firme.example'), signed)).toMatchObject({
    dmarc: { result: 'permerror' },
    dkim: [{ isAligned: false }],
  })
})

test('a name server that fails is told from one that has nothing', async () => {
  const resolve: Resolve = async (name, type) => {
    if (name.startsWith('_dmarc.')) throw Object.assign(new Error('servfail'), { code: 'ESERVFAIL' })
    return resolveDns(name, type)
  }
  expect(await check(claimOf('ana@firme.example'), undefined, resolve)).toMatchObject({
    dmarc: { result: 'temperror' },
  })
})

import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAllMail } from '../../../test/harness/read-mail.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import type { ResolveDns } from '../../lib/resolve-dns.ts'
import { ensureTemplates } from '../delivery/index.ts'
import { receiveMail } from './receive-mail.ts'

/** A world in which one domain says which servers its mail comes from. */
const world: ResolveDns = async (name, type) => {
  if (type === 'TXT' && name === 'papeleradelbajio.example') return [['v=spf1 ip4:192.0.2.25 -all']]
  throw Object.assign(new Error(`no ${type} of ${name}`), { code: 'ENOTFOUND' })
}
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ resolveDns: world })
  await server.wiring.db.transaction().execute((tx) => ensureTemplates(tx, server.wiring.now()))
  await server.wiring.db
    .updateTable('api_keys')
    .set({ scopes: ['mail.submit', 'tickets.read'] })
    .execute()
})
afterAll(() => server.stop())

const incoming = '/api/agent/incoming'
const mailOf = (subject: string) =>
  `From: María Fernanda <mfnunez@papeleradelbajio.example>\r\nTo: soporte@alameda.example\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@papeleradelbajio.example>\r\nDate: Sun, 22 Nov 2026 10:00:00 +0000\r\n\r\nHola\r\n`
const fromHerServer = (raw: string) =>
  receiveMail(server.wiring, {
    content: Buffer.from(raw),
    via: 'smtp',
    envelope: {
      ...{ from: 'mfnunez@papeleradelbajio.example', to: ['soporte@alameda.example'] },
      ...{ peer: '192.0.2.25', helo: 'mail.papeleradelbajio.example' },
    },
  })
const submit = (raw: string, headers: Record<string, string> = {}) =>
  server.app.inject({
    method: 'POST',
    url: '/api/mail',
    headers: { authorization: `Bearer ${server.cast.apiKey}`, 'content-type': 'message/rfc822', ...headers },
    payload: raw,
  })

test('rule 3: a mail that proves its sender becomes a ticket, and agents see how it came and who proved what', async () => {
  const id = await fromHerServer(mailOf('impresora'))
  expect((await server.as('agent').get(incoming)).body).toMatchObject({
    waiting: 1,
    items: [{ id, decided: null }],
  })
  await readAllMail(server.wiring)
  const { body } = await server.as('agent').get(`${incoming}/${id}`)
  expect(body).toMatchObject({
    via: 'smtp',
    from: { address: 'mfnunez@papeleradelbajio.example', name: 'María Fernanda' },
    subject: 'impresora',
    decided: { outcome: 'ticket' },
    ticket: { subject: 'impresora' },
    envelope: { from: 'mfnunez@papeleradelbajio.example', peer: '192.0.2.25', mailbox: null },
    authentication: { spf: { result: 'pass', isAligned: true }, by: 'ourselves' },
    isHeld: false,
  })
})

test('rule 2: the same message twice, by whichever way, is one', async () => {
  const first = await fromHerServer(mailOf('dos-veces'))
  await readAllMail(server.wiring)
  const again = await fromHerServer(`Received: from elsewhere\r\n${mailOf('dos-veces')}`)
  await readAllMail(server.wiring)
  const outcomes = await Promise.all(
    [first, again].map(
      async (id) => (await server.as('agent').get(`${incoming}/${id}`)).body.decided.outcome,
    ),
  )
  expect(outcomes).toEqual(['ticket', 'duplicate'])
  const { body } = await server.as('agent').get(`${incoming}?outcome=duplicate`)
  expect(body.items.map((mail: { id: number }) => mail.id)).toEqual([again])
})

test('incoming mail is found by the beginning of a sender’s address or by Message-ID, page by page', async () => {
  const search = async (q: string) =>
    (await server.as('viewer').get(`${incoming}?q=${encodeURIComponent(q)}`)).body.items.length
  expect(await search('MFNUNEZ@')).toBe(3)
  expect(await search('<impresora@papeleradelbajio.example>')).toBe(1)
  expect(await search('_fnunez')).toBe(0)
  const first = (await server.as('viewer').get(`${incoming}?limit=2`)).body
  const second = (await server.as('viewer').get(`${incoming}?limit=2&after=${first.next}`)).body
  expect([...first.items, ...second.items].map((mail) => mail.id)).toEqual([3, 2, 1])
  expect(second.next).toBeNull()
})

test('the source of a mail is a download, to the byte', async () => {
  const answer = await server.app.inject({
    method: 'GET',
    url: `${incoming}/1/source`,
    cookies: server.cast.viewer.cookie,
  })
  expect(answer.headers).toMatchObject({
    'content-type': 'message/rfc822',
    'content-disposition': 'attachment; filename="mail-1.eml"',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  })
  expect(answer.rawPayload.toString()).toBe(mailOf('impresora'))
})

test('a mail posted twice under one Idempotency-Key is one, and another one under that key is refused', async () => {
  const headers = { 'idempotency-key': 'uno' }
  const [one, other] = await Promise.all([submit(mailOf('clave'), headers), submit(mailOf('clave'), headers)])
  expect(one).toMatchObject({ statusCode: 201 })
  expect(other.json()).toEqual(one.json())
  expect((await submit(mailOf('otra'), headers)).statusCode).toBe(422)
  expect((await submit('', {})).statusCode).toBe(422)
  const large = await submit('x'.repeat(25 * 1024 ** 2 + 1))
  expect(large.json()).toMatchObject({ status: 422, problems: [{ code: 'incoming-mail.too-large' }] })
  expect((await submit('{}', { 'content-type': 'application/json' })).statusCode).toBe(415)
})

test('a mail whose content is gone ends with an outcome, held and not read for ever', async () => {
  const id = await fromHerServer(mailOf('perdida'))
  await server.wiring.files.remove(createHash('sha256').update(mailOf('perdida')).digest())
  await readAllMail(server.wiring)
  expect((await server.as('agent').get(`${incoming}/${id}`)).body).toMatchObject({
    decided: { outcome: 'unreadable', step: 'reading' },
    isHeld: true,
  })
})

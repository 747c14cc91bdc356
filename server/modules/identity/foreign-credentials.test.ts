import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { trailTypes } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { agentByForeignCredential, type ForeignCredential } from './index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const path = '/api/agent/me/api-keys'
const scopes = ['contacts.read']
const md5 = (text: string): string => createHash('md5').update(text).digest('hex')

const made = async (draft: object = {}) =>
  (await server.as('agent').post(path, { name: 'Puente', scopes, ...draft })).body
const madeForWhmcs = (draft: object = {}) => made({ kind: 'whmcs', ...draft })

/** Who comes in with it: an agent's id, or why nobody does. */
const whoWith = async (credential: ForeignCredential, ip: string | null = '192.0.2.7') => {
  const came = { ip, requestId: null }
  const { agent: found } = await agentByForeignCredential(
    server.wiring.db,
    server.wiring.now(),
    came,
    credential,
  )
  return typeof found === 'string' ? found : found.id
}

type Whmcs = { identifier: string; secret: string; accessKey: string }
const formsOf = ({ identifier, secret }: Whmcs): ForeignCredential[] => [
  { form: 'identifier', identifier, secret },
  { form: 'legacy', userName: identifier, passwordOrMd5: secret },
  { form: 'legacy', userName: identifier, passwordOrMd5: md5(secret) },
  { form: 'legacy', userName: identifier, passwordOrMd5: md5(secret).toUpperCase() },
]

test('a WHMCS key opens in each of its forms, and its secrets are kept as hashes only', async () => {
  const key = await madeForWhmcs()
  expect(key).toMatchObject({
    identifier: expect.stringMatching(/^[0-9a-f]{32}$/),
    apiKey: { kind: 'whmcs', identifier: key.identifier, allowedNetworks: null },
  })
  for (const form of formsOf(key)) expect(await whoWith(form)).toBe(server.cast.agent.id)
  const rows = await server.wiring.db.selectFrom('api_keys').selectAll().execute()
  for (const secret of [key.secret, key.accessKey, md5(key.secret)])
    for (const written of [secret, Buffer.from(secret).toString('hex')])
      expect(JSON.stringify(rows, asHex)).not.toContain(written)
  const listed = (await server.as('agent').get(path)).body
  expect(JSON.stringify(listed)).not.toMatch(new RegExp(`${key.secret}|${key.accessKey}`))
})

const asHex = (_name: string, value: unknown) =>
  value && typeof value === 'object' && 'type' in value && value.type === 'Buffer' && 'data' in value
    ? Buffer.from(value.data as number[]).toString('hex')
    : value

test('an Encopia key opens as user name of HTTP Basic, and as nothing of WHMCS’s', async () => {
  const { key } = await made()
  expect(await whoWith({ form: 'basic', userName: key })).toBe(server.cast.agent.id)
  expect(await whoWith({ form: 'identifier', identifier: key, secret: key })).toBe('invalid')
  expect(await whoWith({ form: 'legacy', userName: key, passwordOrMd5: md5(key) })).toBe('invalid')
})

test('nothing opens that is swapped, another’s, or half of a key', async () => {
  const [one, other] = [await madeForWhmcs(), await madeForWhmcs()]
  const { identifier, secret, accessKey } = one
  const { email } = server.cast.agent
  const wrong: ForeignCredential[] = [
    { form: 'identifier', identifier: secret, secret: identifier },
    { form: 'identifier', identifier, secret: other.secret },
    { form: 'identifier', identifier: other.identifier, secret },
    { form: 'identifier', identifier, secret: '' },
    { form: 'identifier', identifier, secret: accessKey },
    { form: 'identifier', identifier, secret: md5(secret) },
    { form: 'identifier', identifier: `${identifier}\0`, secret },
    { form: 'identifier', identifier: '', secret },
    { form: 'legacy', userName: identifier, passwordOrMd5: md5(other.secret) },
    { form: 'legacy', userName: identifier, passwordOrMd5: md5(md5(secret)) },
    { form: 'legacy', userName: identifier, passwordOrMd5: '' },
    { form: 'legacy', userName: email, passwordOrMd5: secret },
    { form: 'legacy', userName: email, passwordOrMd5: 'correcto caballo grapa' },
    { form: 'legacy', userName: email, passwordOrMd5: md5('correcto caballo grapa') },
    { form: 'basic', userName: secret },
    { form: 'basic', userName: identifier },
    { form: 'basic', userName: accessKey },
    { form: 'basic', userName: md5(secret) },
    { form: 'basic', userName: email },
    { form: 'basic', userName: '' },
  ]
  for (const credential of wrong)
    expect(await whoWith({ ...credential, accessKey }), JSON.stringify(credential)).toBe('invalid')
  for (const each of [secret, identifier, accessKey, md5(secret)]) {
    const headers = { authorization: `Bearer ${each}` }
    expect((await server.as('nobody').get('/api/agent/contacts', { headers })).status).toBe(401)
  }
})

test('a WHMCS key ends as every key does: revoked, run out, or its agent let go', async () => {
  const expiresAt = new Date(server.wiring.now().getTime() + 3_600_000).toISOString()
  const [revoked, brief] = [await madeForWhmcs(), await madeForWhmcs({ expiresAt })]
  await server.as('agent').delete(`${path}/${revoked.apiKey.id}`)
  for (const form of formsOf(revoked)) expect(await whoWith(form)).toBe('invalid')
  expect(await whoWith({ ...formsOf(brief)[0], accessKey: brief.accessKey } as ForeignCredential)).toBe(
    server.cast.agent.id,
  )
  server.pass({ hours: 2 })
  for (const form of formsOf(brief)) expect(await whoWith(form)).toBe('invalid')
  const admins = (
    await server.as('admin').post(path, { kind: 'whmcs', name: 'Migración', scopes: ['contacts.read'] })
  ).body
  expect(await whoWith({ form: 'identifier', ...admins })).toBe(server.cast.admin.id)
  await server.as('owner').put(`/api/agent/agents/${server.cast.admin.id}/deactivation`, undefined)
  for (const form of formsOf(admins)) expect(await whoWith(form)).toBe('invalid')
})

test.each([
  [['192.0.2.7'], '192.0.2.7', true],
  [['192.0.2.7'], '192.0.2.8', false],
  [['10.1.2.3/8'], '10.255.0.1', true],
  [['10.0.0.0/8'], '11.0.0.1', false],
  [['0.0.0.0/0'], '203.0.113.9', true],
  [['0.0.0.0/0'], '2001:db8::1', false],
  [['2001:db8::/32'], '2001:db8:ffff::1', true],
  [['2001:db8::/32'], '2001:db9::1', false],
  [['192.0.2.0/24'], '::ffff:192.0.2.9', true],
  [['192.0.2.0/24', '::1'], '::1', true],
  [['192.0.2.0/24'], null, false],
])('a key for %j comes in from %s: %s', async (allowedNetworks, ip, comesIn) => {
  const [own, whmcs] = [await made({ allowedNetworks }), await madeForWhmcs({ allowedNetworks })]
  const expected = comesIn ? server.cast.agent.id : 'ip-refused'
  expect(await whoWith({ form: 'basic', userName: own.key }, ip)).toBe(expected)
  for (const form of formsOf(whmcs)) expect(await whoWith(form, ip)).toBe(expected)
})

test('only the access key of the same key lets it in from elsewhere, and nobody learns of a key by his address', async () => {
  const [one, other] = [
    await madeForWhmcs({ allowedNetworks: [] }),
    await madeForWhmcs({ allowedNetworks: ['10.0.0.0/8'] }),
  ]
  const [form] = formsOf(one) as [ForeignCredential]
  expect(await whoWith(form)).toBe('ip-refused')
  expect(await whoWith({ ...form, accessKey: one.accessKey })).toBe(server.cast.agent.id)
  for (const accessKey of ['', other.accessKey, one.secret])
    expect(await whoWith({ ...form, accessKey })).toBe('ip-refused')
  expect(await whoWith({ form: 'identifier', identifier: one.identifier, secret: other.secret })).toBe(
    'invalid',
  )
  const { key } = await made({ allowedNetworks: ['10.0.0.0/8'] })
  expect(await whoWith({ form: 'basic', userName: key, accessKey: one.accessKey })).toBe('ip-refused')
})

test('the networks of a key hold at our own door, and are changed by whose key it is', async () => {
  const { key, apiKey } = await made({ allowedNetworks: ['203.0.113.0/24'] })
  const use = () =>
    server.as('nobody').get('/api/agent/contacts', { headers: { authorization: `Bearer ${key}` } })
  expect(await use()).toMatchObject({ status: 403, body: { type: '/problems/address-refused' } })
  const limit = (who: 'agent' | 'admin' | 'owner', allowedNetworks: string[] | null) =>
    server.as(who).patch(`${path}/${apiKey.id}`, { allowedNetworks })
  expect((await limit('owner', null)).status).toBe(404)
  expect((await limit('agent', ['127.0.0.1', '10.9.8.7/16'])).body.allowedNetworks).toEqual([
    '10.9.0.0/16',
    '127.0.0.1/32',
  ])
  expect((await use()).status).toBe(200)
  await limit('agent', null)
  expect(await trailTypes(server, { kind: 'api-key', id: apiKey.id })).toEqual([
    'api-key.created',
    'api-key.limited',
    'api-key.limited',
  ])
})

test('behind a proxy that is trusted, the networks are held against who came to it', async () => {
  const proxied = await startTestServer({ trustProxy: '127.0.0.1' })
  const body = { name: 'Puente', scopes, allowedNetworks: ['203.0.113.0/24'] }
  const { key } = (await proxied.as('agent').post(path, body)).body
  const from = async (ip: string) => {
    const headers = { authorization: `Bearer ${key}`, 'x-forwarded-for': ip }
    return (await proxied.as('nobody').get('/api/agent/contacts', { headers })).status
  }
  expect([await from('203.0.113.9'), await from('203.0.113.9, 198.51.100.1')]).toEqual([200, 403])
  await proxied.stop()
})

test('every network that is none is named; a key that could never be used is refused', async () => {
  const wrong = ['10.0.0.0/33', 'example.com', '', '::1%eth0', '::ffff:10.0.0.1', '10.0.0.1/8/8', '1.2.3']
  const answer = await server
    .as('agent')
    .post(path, { name: '', scopes, allowedNetworks: ['10.0.0.0/8', ...wrong] })
  expect(answer.body.problems.map((each: { path: string; code: string }) => each.path)).toEqual([
    'name',
    ...wrong.map((_each, index) => `allowedNetworks.${index + 1}`),
  ])
  const none = await server.as('agent').post(path, { name: 'Nada', scopes, allowedNetworks: [] })
  expect(none.body.problems).toMatchObject([{ path: 'allowedNetworks', code: 'api-key.no-network' }])
  const many = Array.from({ length: 101 }, (_each, index) => `10.0.0.${index}`)
  expect((await made({ allowedNetworks: many })).problems).toMatchObject([
    { code: 'api-key.too-many-networks', params: { max: 100 } },
  ])
})

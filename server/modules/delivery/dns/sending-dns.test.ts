import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'

const zone = new Map<string, unknown[]>()
let server: TestServer
beforeAll(async () => {
  server = await startTestServer({
    publicUrl: 'http://soporte.alameda.example',
    resolveDns: async (name, type) => {
      if (name === 'lento.example') throw Object.assign(new Error('timeout'), { code: 'ETIMEOUT' })
      const records = zone.get(`${name} ${type}`)
      if (!records) throw Object.assign(new Error('not found'), { code: 'ENOTFOUND' })
      return records
    },
  })
  server.wiring.smtpHost = 'smtp.alameda.example'
  zone.set('smtp.alameda.example A', ['203.0.113.7'])
})
afterAll(() => server.stop())

const told = async () => {
  const { items } = (await server.as('owner').get('/api/agent/settings/sending/dns')).body
  return items.map((item: { domain: string; records: { kind: string; found: string }[] }) => [
    item.domain,
    ...item.records.map(({ kind, found }) => `${kind} ${found}`),
  ])
}

test('rule 8: the page of records says what to publish, and what is right, missing or something else', async () => {
  const owner = server.as('owner')
  expect(await told()).toEqual([
    ['alameda.example', 'spf missing', 'dkim missing', 'dmarc missing', 'mx missing'],
  ])
  const before = (await owner.get('/api/agent/settings/sending/dns')).body.items[0].records
  expect(before).toContainEqual(expect.objectContaining({ kind: 'dkim', name: null, publish: null }))
  const key = (await owner.post('/api/agent/dkim-keys', {})).body
  const [{ records }] = (await owner.get('/api/agent/settings/sending/dns')).body.items
  const toPublish = records.map(({ kind, name, publish }: Record<string, string>) => [kind, name, publish])
  expect(toPublish).toEqual([
    ['spf', 'alameda.example', 'v=spf1 mx a:smtp.alameda.example ~all'],
    ['dkim', key.record.name, key.record.value],
    ['dmarc', '_dmarc.alameda.example', 'v=DMARC1; p=quarantine'],
    ['mx', 'alameda.example', '10 soporte.alameda.example.'],
  ])
  for (const [kind, name, publish] of toPublish)
    zone.set(
      `${name} ${kind === 'mx' ? 'MX' : 'TXT'}`,
      kind === 'mx' ? [{ priority: 10, exchange: 'soporte.alameda.example' }] : [[publish]],
    )
  expect(await told()).toEqual([['alameda.example', 'spf right', 'dkim right', 'dmarc right', 'mx right']])
  zone.set('alameda.example TXT', [['google-site=1'], ['v=spf1 ip4:198.51.100.1 -all']])
  zone.set('_dmarc.alameda.example TXT', [['v=DMARC1; p=none; rua=mailto:x@alameda.example']])
  zone.set('alameda.example MX', [{ priority: 5, exchange: 'mx.otro.example' }])
  expect(await told()).toEqual([['alameda.example', 'spf other', 'dkim right', 'dmarc other', 'mx other']])
})

test('a department elsewhere has records and keys of its own; a domain of nobody has none', async () => {
  const owner = server.as('owner')
  await owner.post('/api/agent/settings/departments', { name: 'Cobros', address: 'cobros@lento.example' })
  expect(await told()).toContainEqual([
    'lento.example',
    'spf unknown',
    'dkim missing',
    'dmarc missing',
    'mx unknown',
  ])
  expect((await owner.post('/api/agent/dkim-keys', { domain: 'Lento.example' })).body.domain).toBe(
    'lento.example',
  )
  expect((await owner.post('/api/agent/dkim-keys', { domain: 'ajeno.example' })).body.problems).toMatchObject(
    [{ path: 'domain', code: 'dkim.other-domain' }],
  )
  expect((await server.as('agent').get('/api/agent/settings/sending/dns')).status).toBe(403)
})

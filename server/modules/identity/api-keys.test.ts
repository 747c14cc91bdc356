import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailsTo, trailTypes } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const path = '/api/agent/me/api-keys'
const useKey = (key: string, url: string) =>
  server.as('nobody').get(url, { headers: { authorization: `Bearer ${key}` } })

test('a key is shown once, acts as its agent within its scopes, and only its hash is kept', async () => {
  const made = await server.as('agent').post(path, { name: 'Facturas', scopes: ['agents.read'] })
  expect(made.status).toBe(201)
  const { key, apiKey } = made.body
  expect(key).toMatch(/^encopia_[\w-]{43}$/)
  expect(apiKey.hint).toBe(key.slice(-4))
  expect((await useKey(key, '/api/agent/agents')).status).toBe(200)
  expect((await useKey(key, '/api/agent/contacts')).status).toBe(403)
  const rows = await server.wiring.db.selectFrom('api_keys').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(key)
  expect((await server.as('agent').get(path)).body.items[0]).toMatchObject({
    id: apiKey.id,
    name: 'Facturas',
  })
  expect(await trailTypes(server, { kind: 'api-key', id: apiKey.id })).toEqual(['api-key.created'])
})

test('a key is refused with everything that is wrong with it', async () => {
  const body = { name: '', scopes: ['contacts.read', 'settings.manage', 'fly'], expiresAt: '2020-01-01' }
  const answer = await server.as('agent').post(path, body)
  expect(answer.status).toBe(422)
  expect(
    answer.body.problems.map((each: { path: string; code: string }) => `${each.path} ${each.code}`),
  ).toEqual([
    'name api-key.name-empty',
    'scopes.1 api-key.scope-above-own',
    'scopes.2 api-key.unknown-scope',
    'expiresAt api-key.expiry-past',
  ])
  expect((await server.as('agent').post(path, { name: 'Nada', scopes: [] })).body.problems[0].code).toBe(
    'api-key.no-scope',
  )
})

test('a key does not expire on a day that no calendar has', async () => {
  const body = { name: 'Corta', scopes: ['contacts.read'], expiresAt: '2099-02-31' }
  const answer = await server.as('agent').post(path, body)
  expect(answer.body.problems).toMatchObject([{ path: 'expiresAt', code: 'api-key.bad-expiry' }])
})

test('a key that was revoked is dead at once; another agent’s cannot be revoked but by who manages agents', async () => {
  const scopes = ['agents.read']
  const { key, apiKey } = (await server.as('agent').post(path, { name: 'Una', scopes })).body
  const other = (await server.as('agent').post(path, { name: 'Otra', scopes })).body
  expect((await server.as('viewer').delete(`${path}/${apiKey.id}`)).status).toBe(404)
  expect((await server.as('agent').delete(`${path}/${apiKey.id}`)).status).toBe(204)
  expect((await useKey(key, '/api/agent/agents')).status).toBe(401)
  expect((await server.as('agent').delete(`${path}/${apiKey.id}`)).status).toBe(404)
  const all = (await server.as('admin').get('/api/agent/api-keys')).body.items
  expect(all.map((each: { id: number }) => each.id)).toContain(other.apiKey.id)
  expect((await server.as('admin').delete(`/api/agent/api-keys/${other.apiKey.id}`)).status).toBe(204)
  expect((await useKey(other.key, '/api/agent/agents')).status).toBe(401)
})

test('a key ends when it was to end', async () => {
  const expiresAt = new Date(server.wiring.now().getTime() + 3_600_000).toISOString()
  const { key } = (await server.as('agent').post(path, { name: 'Corta', scopes: ['agents.read'], expiresAt }))
    .body
  expect((await useKey(key, '/api/agent/agents')).status).toBe(200)
  server.pass({ hours: 2 })
  expect((await useKey(key, '/api/agent/agents')).status).toBe(401)
})

test('a lower role of its agent narrows a key that was made before', async () => {
  const { admin } = server.cast
  const { key } = (await server.as('admin').post(path, { name: 'Alta', scopes: ['agents.manage'] })).body
  expect((await useKey(key, '/api/agent/api-keys')).status).toBe(200)
  await server.as('owner').patch(`/api/agent/agents/${admin.id}`, { role: 'viewer' }, { version: 1 })
  expect((await useKey(key, '/api/agent/api-keys')).status).toBe(403)
  expect(await mailsTo(server, admin.email)).toEqual([])
})

test('a key that asks too much has to wait, and nobody else with it', async () => {
  const limited = await startTestServer({ requestsOfKey: 2 })
  const me = () => limited.as('apiKey').get('/api/agent/contacts')
  for (let count = 0; count < 20; count++) expect((await me()).status).toBe(200)
  const refused = await me()
  expect(refused).toMatchObject({ status: 429, body: { type: '/problems/too-many' } })
  expect(refused.headers['retry-after']).toBe('1')
  expect((await limited.as('agent').get('/api/agent/contacts')).status).toBe(200)
  limited.pass({ minutes: 1 / 60 })
  expect([(await me()).status, (await me()).status, (await me()).status]).toEqual([200, 200, 429])
  await limited.stop()
})

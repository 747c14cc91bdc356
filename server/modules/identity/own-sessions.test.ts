import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownerPassword } from '../../../test/harness/cast.ts'
import { trailTypes } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:151.0) Gecko/20100101 Firefox/151.0'

async function signedIn(door: 'agent' | 'area', email: string) {
  const client = server.as('nobody')
  const headers = { 'user-agent': firefox }
  const answer = await client.post(`/api/session/${door}`, { email, password: ownerPassword }, { headers })
  expect(answer.status).toBe(200)
  return client
}

test('one’s sessions are listed with their device, and which is this one', async () => {
  const client = await signedIn('agent', server.cast.agent.email)
  const { items } = (await client.get('/api/agent/me/sessions')).body
  expect(items).toHaveLength(2)
  expect(items[0]).toMatchObject({ isCurrent: true, browser: 'Firefox', system: 'Windows', ip: '127.0.0.1' })
  expect(items[1]).toMatchObject({ isCurrent: false, browser: null, system: null })
})

test('a session that is ended elsewhere is dead at once, and the trail says so', async () => {
  const [here, there] = [server.as('agent'), await signedIn('agent', server.cast.agent.email)]
  const { items } = (await there.get('/api/agent/me/sessions')).body
  const current = items.find((each: { isCurrent: boolean }) => each.isCurrent)
  expect((await here.delete(`/api/agent/me/sessions/${current.id}`)).status).toBe(204)
  expect((await there.get('/api/session/agent')).status).toBe(401)
  expect(await trailTypes(server, { kind: 'agent', id: server.cast.agent.id })).toContain(
    'agent.sessions-ended',
  )
})

test('all others end together and this one stays', async () => {
  const here = await signedIn('area', server.cast.customer.email)
  const there = await signedIn('area', server.cast.customer.email)
  const answer = await here.delete('/api/area/me/sessions')
  expect(answer.body.endedSessions).toBe(2)
  expect((await there.get('/api/area/me/sessions')).status).toBe(401)
  expect((await here.get('/api/area/me/sessions')).status).toBe(200)
})

test('another agent’s session cannot be ended', async () => {
  const [{ id } = { id: 0 }] = await server.wiring.db
    .selectFrom('sessions')
    .select('id')
    .where('person_id', '=', server.cast.owner.id)
    .execute()
  expect((await server.as('agent').delete(`/api/agent/me/sessions/${id}`)).status).toBe(404)
  expect((await server.as('owner').get('/api/session/agent')).status).toBe(200)
})

test('signing out ends the session and clears the cookie', async () => {
  const client = await signedIn('area', server.cast.otherCustomer.email)
  const token = client.cookies.get('encopia_area') ?? ''
  expect((await client.delete('/api/session/area')).status).toBe(204)
  expect(client.cookies.has('encopia_area')).toBe(false)
  client.cookies.set('encopia_area', token)
  expect((await client.get('/api/area/me/sessions')).status).toBe(401)
})

test('a password change ends the person’s other sessions, says how many and is told by mail', async () => {
  const here = await signedIn('area', server.cast.stranger.email)
  const change = { currentPassword: ownerPassword, password: 'otra frase bien larga' }
  const answer = await here.put('/api/area/me/password', change)
  expect(answer).toMatchObject({ status: 200, body: { endedSessions: 1 } })
  expect((await server.as('stranger').get('/api/area/me/sessions')).status).toBe(401)
  expect((await here.get('/api/area/me/sessions')).status).toBe(200)
})

test('unused, an agent’s session ends after a day and a customer’s after a week', async () => {
  const agent = await signedIn('agent', server.cast.agent.email)
  const customer = await signedIn('area', server.cast.customer.email)
  server.pass({ hours: 23 })
  expect((await agent.get('/api/session/agent')).status).toBe(200)
  server.pass({ hours: 25 })
  expect((await agent.get('/api/session/agent')).status).toBe(401)
  server.pass({ days: 4 })
  expect((await customer.get('/api/area/me/sessions')).status).toBe(200)
  server.pass({ days: 8 })
  expect((await customer.get('/api/area/me/sessions')).status).toBe(401)
})

test('used every day, an agent’s session ends after 14 days', async () => {
  const agent = await signedIn('agent', server.cast.agent.email)
  for (let day = 1; day < 15; day++) {
    server.pass({ hours: 23.9 })
    expect((await agent.get('/api/session/agent')).status).toBe(200)
  }
  server.pass({ hours: 23.9 })
  expect((await agent.get('/api/session/agent')).status).toBe(401)
})

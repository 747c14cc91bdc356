import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Freshdesk, freshdeskClient } from '../../../../test/harness/freshdesk.ts'
import { roleKeys } from '../../../../test/harness/role-keys.ts'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'

let server: TestServer
let ask: Freshdesk
beforeAll(async () => {
  server = await startTestServer()
  ask = freshdeskClient(server, (await roleKeys(server)).agent)
})
afterAll(() => server.stop())

test('Freshdesk · agents · me is the agent whose key it is', async () => {
  const { body } = await ask('GET', '/agents/me')
  expect(body).toMatchObject({
    ...{ id: server.cast.agent.id, type: 'support_agent', ticket_scope: 1, occasional: false, role_ids: [3] },
    contact: {
      ...{ name: server.cast.agent.name, email: server.cast.agent.email, active: true, language: 'es' },
      time_zone: 'Mexico City',
    },
  })
  expect((await ask('GET', `/agents/${body.id}`)).body).toEqual(body)
})

test('Freshdesk · agents · the list has everybody who was not let go', async () => {
  const { cast } = server
  await server.as('owner').put(`/api/agent/agents/${cast.viewer.id}/deactivation`, {})
  const { body } = await ask('GET', '/agents')
  expect(body.map(({ id }: { id: number }) => id).sort()).toEqual(
    [cast.owner.id, cast.admin.id, cast.agent.id].sort(),
  )
  expect((await ask('GET', '/agents?per_page=2')).headers.link).toContain('page=2')
})

test.each([
  ['?email=NOELIA@alameda.example', 1],
  ['?email=noelia', 0],
  ['?state=fulltime', 3],
  ['?state=occasional', 0],
  ['?mobile=1', 0],
  ['?phone=1', 0],
])('Freshdesk · agents · %s finds %i', async (query, count) => {
  expect((await ask('GET', `/agents${query}`)).body).toHaveLength(count)
})

test.each([
  '?email=',
  '?state=',
  '?state=all',
  '?group_id=1',
  '?per_page=0',
  '?per_page=101',
  '?page=0',
  '?page=x',
])('Freshdesk · agents · %s is refused', async (query) => {
  expect((await ask('GET', `/agents${query}`)).status).toBe(400)
})

test('Freshdesk · agents · who is no agent is not there', async () => {
  expect((await ask('GET', `/agents/${server.cast.customer.id}`)).status).toBe(404)
})

test('Freshdesk · roles · the four roles, and each alone', async () => {
  const { body } = await ask('GET', '/roles')
  expect(body.map(({ id, name }: { id: number; name: string }) => [id, name])).toEqual([
    [1, 'Account Administrator'],
    [2, 'Administrator'],
    [3, 'Agent'],
    [4, 'Viewer'],
  ])
  expect((await ask('GET', '/roles/2')).body).toEqual(body[1])
  expect((await ask('GET', '/roles/9')).status).toBe(404)
})

test('Freshdesk · settings · the languages of the helpdesk', async () => {
  expect((await ask('GET', '/settings/helpdesk')).body).toEqual({
    primary_language: 'es',
    supported_languages: ['en'],
    portal_languages: ['en'],
  })
})

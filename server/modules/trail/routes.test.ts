import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('the change log tells who did what through which door, newest first, page by page', async () => {
  for (const name of ['Una', 'Otra', 'Tercera'])
    await server.as('apiKey').post('/api/agent/contacts', { name, externalId: name })
  const first = (await server.as('viewer').get('/api/agent/trail?limit=2')).body
  expect(first.items.map((entry: { subject: { name: string } }) => entry.subject.name)).toEqual([
    'Tercera',
    'Otra',
  ])
  expect(first.items[0]).toMatchObject({
    type: 'contact.created',
    door: 'api',
    actor: { kind: 'agent', name: server.cast.agent.name },
    changes: [{ field: 'name', old: null, new: 'Tercera' }],
    undo: null,
  })
  const rest = (await server.as('viewer').get(`/api/agent/trail?limit=2&before=${first.next}`)).body
  expect(rest).toMatchObject({ items: [{ subject: { name: 'Una' } }], next: null })
})

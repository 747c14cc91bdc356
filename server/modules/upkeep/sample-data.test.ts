import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const count = async () => (await server.as('owner').get('/api/agent/contacts')).body.count.value

test('sample data is loaded once, sends no mail, and goes with one undo', async () => {
  const owner = server.as('owner')
  const before = await count()
  expect(await owner.post('/api/agent/sample-data')).toMatchObject({ status: 201, body: { contacts: 240 } })
  expect((await owner.post('/api/agent/sample-data')).body.problems[0].code).toBe('sample.present')
  expect(await server.wiring.db.selectFrom('messages').select('id').execute()).toEqual([])
  const removed = await owner.delete('/api/agent/sample-data')
  expect(removed).toMatchObject({ status: 200, body: { contacts: 240 } })
  expect(await count()).toBe(before)
  expect((await owner.post(`/api/agent/undos/${removed.body.undoId}`)).status).toBe(200)
  expect(await count()).toBe(before + 240)
})

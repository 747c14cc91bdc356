import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const create = (body: object, accountId = server.cast.customer.accountId) =>
  server.as('agent').post(`/api/agent/accounts/${accountId}/domains`, body)

test('a domain', async () => {
  const { status, body } = await create({ name: 'Ñandú.example', expiresOn: '2027-03-04' })
  expect(status, JSON.stringify(body)).toBe(201)
  console.log(JSON.stringify(body, null, 1))
  const got = await server.as('customer').get(`/api/area/${server.cast.customer.accountId}/domains/roles`)
  console.log(JSON.stringify(got.body).slice(0, 3000))
})

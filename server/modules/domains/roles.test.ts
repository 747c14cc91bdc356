import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const mine = () => `/api/area/${server.cast.customer.accountId}`
const create = async (body: object, accountId = server.cast.customer.accountId) =>
  (await server.as('agent').post(`/api/agent/accounts/${accountId}/domains`, body)).body
const card = async (name: string, email: string) =>
  (await server.as('customer').post(`${mine()}/contacts`, { name, email })).body
const put = (changes: object[]) => server.as('customer').put(`${mine()}/domains/roles`, { changes })
const rolesOf = async (id: number) => {
  const { roles } = (await server.as('viewer').get(`/api/agent/domains/${id}`)).body
  return Object.fromEntries(roles.map((each: { role: string; holder: unknown }) => [each.role, each.holder]))
}

test('roles begin with the main user, and one or all domains go to a contact', async () => {
  const [a, b] = [await create({ name: 'uno.example' }), await create({ name: 'dos.com' })]
  const oscar = await card('Óscar Yáñez', 'oscar@uno.example')
  expect(await rolesOf(a.id)).toEqual({
    registrant: 'main-user',
    administrative: 'main-user',
    technical: 'main-user',
    billing: 'main-user',
  })
  const { status, body } = await put([
    { domainId: 'all', role: 'technical', holder: oscar.id },
    { domainId: a.id, role: 'technical', holder: 'main-user' },
  ])
  expect(status, JSON.stringify(body)).toBe(200)
  expect(body).toMatchObject({ changed: [b.id], pending: [] })
  expect([(await rolesOf(a.id)).technical, (await rolesOf(b.id)).technical]).toEqual(['main-user', oscar.id])
})

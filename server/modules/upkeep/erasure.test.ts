import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

let made = 0
const create = async (more: object = {}) => {
  const body = { name: `Persona ${++made}`, emails: [`e${made}@uno.example`], sendActivation: false, ...more }
  return (await server.as('agent').post('/api/agent/contacts', body)).body
}
const erase = (id: number) => server.as('admin').post(`/api/agent/contacts/${id}/erasure`)

test('one of many deleted together comes back by herself, and the others by the undo', async () => {
  const [one, two] = [await create(), await create()]
  await server.as('agent').delete(`/api/agent/contacts/${one.id}`)
  await server.as('agent').delete(`/api/agent/contacts/${two.id}`)
  const restored = await server.as('agent').post(`/api/agent/contacts/${one.id}/restoration`)
  expect(restored).toMatchObject({ status: 200, body: { leftOut: [] } })
  expect((await server.as('viewer').get(`/api/agent/contacts/${one.id}`)).body.emails).toHaveLength(1)
  expect((await server.as('agent').post(`/api/agent/contacts/${one.id}/restoration`)).status).toBe(409)
})

test('erasing cannot be undone: the undo of an earlier deletion brings nobody back, and the address is free', async () => {
  const { id } = await create({ emails: ['nunca@uno.example'] })
  const { undoId } = (await server.as('agent').delete(`/api/agent/contacts/${id}`)).body
  expect((await erase(id)).status).toBe(200)
  await server.as('agent').post(`/api/agent/undos/${undoId}`)
  expect((await server.as('viewer').get(`/api/agent/contacts/${id}`)).status).toBe(404)
  expect((await server.as('agent').post(`/api/agent/contacts/${id}/restoration`)).status).toBe(404)
  expect(await create({ emails: ['nunca@uno.example'] })).toMatchObject({ id: expect.any(Number) })
  expect((await erase(id)).status).toBe(404)
})

test('an agent who is no administrator erases nobody', async () => {
  const { id } = await create()
  expect((await server.as('agent').post(`/api/agent/contacts/${id}/erasure`)).status).toBe(403)
})

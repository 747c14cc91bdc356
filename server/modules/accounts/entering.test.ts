import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailedLink, mailsTo, runJobs } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const forget = async (email: string) => {
  const answer = await server.as('nobody').post('/api/reset/area', { email })
  await runJobs(server)
  return answer.status
}

test('who forgot the password gets a reset, who was invited the activation again, everybody else nothing', async () => {
  const create = (body: object) => server.as('agent').post('/api/agent/contacts', body)
  await create({ name: 'Invitada', emails: ['invitada@olvido.example'] })
  await create({ name: 'Sin acceso', emails: ['sin@olvido.example'], sendActivation: false })
  const { id } = (await create({ name: 'Bloqueada', emails: ['bloqueada@olvido.example'] })).body
  await server.as('agent').post(`/api/agent/contacts/${id}/block`)
  const cases = {
    [server.cast.customer.email]: ['password-reset'],
    'invitada@olvido.example': ['activation', 'activation'],
    'sin@olvido.example': [],
    'bloqueada@olvido.example': ['activation'],
    'nadie@olvido.example': [],
    [server.cast.owner.email]: [],
  }
  for (const [email, events] of Object.entries(cases)) {
    expect(await forget(email), email).toBe(202)
    expect(await mailsTo(server, email), email).toEqual(events)
  }
})

test('an address that an agent put in the place of the old one cannot be reset until it is verified', async () => {
  const { otherCustomer } = server.cast
  const contact = (await server.as('agent').get(`/api/agent/contacts/${otherCustomer.id}`)).body
  const path = `/api/agent/contacts/${otherCustomer.id}`
  await server.as('agent').patch(path, { emails: ['oscar@nuevo.example'] }, { version: contact.version })
  await forget('oscar@nuevo.example')
  expect(await mailsTo(server, 'oscar@nuevo.example')).toEqual([])
  expect((await server.as('agent').post(`${path}/activation`)).status).toBe(200)
  const link = await mailedLink(server, { personId: otherCustomer.id, purpose: 'activation' })
  const password = 'tres tristes tigres 88'
  expect((await server.as('nobody').post(`/api/activation/${link}`, { password })).status).toBe(200)
  expect((await server.as('agent').get(path)).body.emails).toMatchObject([{ verifiedAt: expect.any(String) }])
})

test('a customer who takes another address is found by it, and no longer by the old one', async () => {
  const { stranger } = server.cast
  const currentPassword = 'correcto caballo grapa'
  const asked = await server
    .as('stranger')
    .post('/api/area/me/address', { email: 'rocio@cambio.example', currentPassword })
  expect(asked.status).toBe(202)
  const link = await mailedLink(server, { personId: stranger.id, purpose: 'address-change' })
  const taken = await server.as('nobody').post(`/api/address/area/${link}`)
  expect(taken.body).toEqual({ email: 'rocio@cambio.example' })
  const found = async (q: string) =>
    (await server.as('viewer').get(`/api/agent/contacts?q=${q}`)).body.items.length
  expect([await found('rocio@cambio'), await found('zunigacontadores')]).toEqual([1, 0])
  expect((await server.as('stranger').get('/api/session/area')).status).toBe(401)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

let made = 0
const contact = async (more: object = {}) => {
  const body = {
    name: `Persona ${++made}`,
    emails: [`p${made}@cuentas.example`],
    sendActivation: false,
    ...more,
  }
  return (await server.as('agent').post('/api/agent/contacts', body)).body
}
const open = async (more: object = {}) => {
  const body = { mainUserId: (await contact()).id, ...more }
  return (await server.as('agent').post('/api/agent/accounts', body)).body
}
const get = async (id: number) => (await server.as('viewer').get(`/api/agent/accounts/${id}`)).body
const namesOf = async (query: string) =>
  (await server.as('viewer').get(`/api/agent/accounts?${query}`)).body.items.map(
    (account: { name: string }) => account.name,
  )

test('an account is opened for a contact, and its empty holder is read from her', async () => {
  const mainUser = await contact({
    name: 'Begoña Ñíguez',
    mobilePhone: '+52 477 718 3050',
    postalAddress: { country: 'MX', city: 'León' },
  })
  const { status, body } = await server.as('agent').post('/api/agent/accounts', {
    mainUserId: mainUser.id,
    externalId: 'WHMCS-77',
    holder: { organisation: 'Ñíguez e Hijas, S.A.', taxId: 'NEH010203AB1' },
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    name: 'Begoña Ñíguez',
    languageNow: 'es',
    mainUser: { id: mainUser.id, email: mainUser.emails[0].address, access: 'none' },
    holder: { name: null, organisation: 'Ñíguez e Hijas, S.A.', phone: null },
    holderNow: {
      name: 'Begoña Ñíguez',
      organisation: 'Ñíguez e Hijas, S.A.',
      email: mainUser.emails[0].address,
      phoneE164: '+524777183050',
      postalAddress: { city: 'León' },
    },
    counts: { contacts: 0, domains: 0, services: 0, notices: 0 },
    closedAt: null,
  })
  expect(await namesOf('externalId=WHMCS-77')).toEqual(['Begoña Ñíguez'])
  expect(await namesOf('q=hijas')).toEqual(['Begoña Ñíguez'])
  expect(await namesOf(`q=${mainUser.emails[0].address}`)).toEqual(['Begoña Ñíguez'])
})

test('an account without services closes, is gone from the list, and the undo opens it', async () => {
  const account = await open({ name: 'Se Cierra' })
  const services = `/api/agent/accounts/${account.id}/services`
  const { body: service } = await server.as('agent').post(services, { name: 'Hosting Pro' })
  const refused = await server.as('agent').post(`/api/agent/accounts/${account.id}/close`)
  expect([refused.status, refused.body.problems]).toMatchObject([
    409,
    [{ code: 'account.has-services', params: { count: 1 } }],
  ])
  await server.as('agent').delete(`${services}/${service.id}`)
  const { status, body } = await server.as('agent').post(`/api/agent/accounts/${account.id}/close`)
  expect([status, body.undoId]).toEqual([200, expect.any(Number)])
  expect(await namesOf('q=cierra')).toEqual([])
  expect(await namesOf('q=cierra&state=closed')).toEqual(['Se Cierra'])
})

test('an account that is handed over is no longer the former main user’s from that moment on', async () => {
  const { customer, otherCustomer } = server.cast
  const home = `/api/area/${customer.accountId}/home`
  expect((await server.as('customer').get(home)).body.counts).toMatchObject({ services: 0 })
  const { version } = await get(customer.accountId)
  const { status } = await server
    .as('agent')
    .post(
      `/api/agent/accounts/${customer.accountId}/hand-over`,
      { mainUserId: otherCustomer.id },
      { version },
    )
  expect(status).toBe(200)
  expect((await server.as('customer').get(home)).status).toBe(404)
  expect((await server.as('otherCustomer').get(home)).status).toBe(200)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailsTo } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

let nth = 0
/** An account of the customer's with nothing in it yet. */
async function freshAccount() {
  const { id: mainUserId } = server.cast.customer
  const draft = { name: `Cuenta ${++nth}`, mainUserId }
  const account = (await server.as('agent').post('/api/agent/accounts', draft)).body
  return {
    ...account,
    contacts: `/api/area/${account.id}/contacts`,
    own: `/api/agent/accounts/${account.id}`,
  }
}
const draft = (name: string) => ({ name, email: `${name}${nth}@carrera.example`, categories: ['billing'] })
const add = async (contacts: string, name: string) =>
  (await server.as('customer').post(contacts, draft(name))).body
const rolesOf = async ({ own }: { own: string }) =>
  (await server.as('agent').get(`${own}/domains/roles`)).body.items.flatMap(
    ({ roles }: { roles: { role: string; holder: unknown }[] }) => roles,
  )

test('an account that closes while a contact is added is closed without it, or stays open with it', async () => {
  for (let round = 0; round < 4; round++) {
    const { contacts, own, version } = await freshAccount()
    const [closed, made] = await Promise.all([
      server.as('agent').post(`${own}/close`, {}, { version }),
      server.as('customer').post(contacts, draft('cierre')),
    ])
    expect([
      [200, 404],
      [409, 201],
    ]).toContainEqual([closed.status, made.status])
    const told = await mailsTo(server, `cierre${nth}@carrera.example`)
    expect(told).toEqual(made.status === 201 ? ['additional-contact-welcome'] : [])
  }
})

test('an account handed over while its contacts change: the former main user changes them before, or never', async () => {
  for (let round = 0; round < 4; round++) {
    const { contacts, own, version } = await freshAccount()
    const card = await add(contacts, 'entrega')
    const [handed, changed] = await Promise.all([
      server.as('agent').post(`${own}/hand-over`, { mainUserId: server.cast.otherCustomer.id }, { version }),
      server.as('customer').patch(`${contacts}/${card.id}`, { name: 'Tarde' }, { version: card.version }),
    ])
    expect(handed.status).toBe(200)
    expect([200, 404]).toContain(changed.status)
    expect((await server.as('customer').get(contacts)).status).toBe(404)
    expect((await server.as('customer').post(`${contacts}/${card.id}/sample`)).status).toBe(404)
    const now = (await server.as('otherCustomer').get(`${contacts}/${card.id}`)).body
    expect(now.name).toBe(changed.status === 200 ? 'Tarde' : 'entrega')
  }
})

test('who deleted a contact and gave his account away does not bring it back', async () => {
  const { id, contacts, own, version } = await freshAccount()
  const card = await add(contacts, 'tarde')
  const { body } = await server.as('customer').delete(`${contacts}/${card.id}`)
  const to = { mainUserId: server.cast.otherCustomer.id }
  await server.as('agent').post(`${own}/hand-over`, to, { version })
  const undo = `/api/area/${id}/undos/${body.undoId}`
  expect((await server.as('customer').post(undo)).status).toBe(404)
  expect((await server.as('otherCustomer').post(undo)).status).toBe(404)
  expect((await server.as('agent').post(`/api/agent/undos/${body.undoId}`)).status).toBe(200)
})

test('a role given to a contact while it is deleted is hers, or the main user’s, never that of somebody gone', async () => {
  for (let round = 0; round < 4; round++) {
    const account = await freshAccount()
    const { id: domainId } = (
      await server.as('agent').post(`${account.own}/domains`, { name: `carrera${nth}.mx`, status: 'active' })
    ).body
    const card = await add(account.contacts, 'rol')
    const changes = [{ domainId, role: 'technical', holder: card.id }]
    const [given, deleted] = await Promise.all([
      server.as('customer').put(`/api/area/${account.id}/domains/roles`, { changes }),
      server.as('customer').delete(`${account.contacts}/${card.id}`),
    ])
    expect([
      [200, 409],
      [422, 200],
    ]).toContainEqual([given.status, deleted.status])
    const technical = (await rolesOf(account)).find(({ role }: { role: string }) => role === 'technical')
    expect(technical.holder).toBe(given.status === 200 ? card.id : 'main-user')
  }
})

test('one contact deleted twice at once is deleted once, and handed-over roles have one new holder', async () => {
  const account = await freshAccount()
  const { id: domainId } = (
    await server.as('agent').post(`${account.own}/domains`, { name: 'dos-veces.mx', status: 'active' })
  ).body
  const [going, one, other] = [
    await add(account.contacts, 'va'),
    await add(account.contacts, 'una'),
    await add(account.contacts, 'otra'),
  ]
  const changes = [{ domainId, role: 'billing', holder: going.id }]
  expect((await server.as('customer').put(`/api/area/${account.id}/domains/roles`, { changes })).status).toBe(
    200,
  )
  const answers = await Promise.all(
    [one, other].map(({ id }) =>
      server.as('customer').delete(`${account.contacts}/${going.id}?handOverTo=${id}`),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404])
  const winner = answers[0]?.status === 200 ? one : other
  const billing = (await rolesOf(account)).find(({ role }: { role: string }) => role === 'billing')
  expect(billing.holder).toBe(winner.id)
})

test('a contact deleted to another that goes at the same time leaves no role with either of them', async () => {
  const account = await freshAccount()
  const { id: domainId } = (
    await server.as('agent').post(`${account.own}/domains`, { name: 'cruz.mx', status: 'active' })
  ).body
  const [one, other] = [await add(account.contacts, 'a'), await add(account.contacts, 'b')]
  const changes = [{ domainId, role: 'technical', holder: one.id }]
  await server.as('customer').put(`/api/area/${account.id}/domains/roles`, { changes })
  const statuses = await Promise.all([
    server.as('customer').delete(`${account.contacts}/${one.id}?handOverTo=${other.id}`),
    server.as('customer').delete(`${account.contacts}/${other.id}`),
  ])
  expect([
    [200, 409],
    [422, 200],
  ]).toContainEqual(statuses.map(({ status }) => status))
})

test('the contacts of a closed account can be looked at by agents, and changed by nobody', async () => {
  const { contacts, own, version } = await freshAccount()
  await server.as('agent').post(`${own}/close`, {}, { version })
  expect((await server.as('agent').get(`${own}/contacts`)).body.items).toEqual([])
  expect(await server.as('agent').post(`${own}/contacts`, draft('cerrada'))).toMatchObject({
    status: 409,
    body: { problems: [{ code: 'contact.account-closed' }] },
  })
  expect((await server.as('customer').post(contacts, draft('cerrada'))).status).toBe(404)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { tokenText } from '../delivery/index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const password = 'tres tristes tigres 88'
let made = 0
const invite = async (more: object = {}) => {
  const body = {
    name: `Invitada ${++made}`,
    emails: [`invitada${made}@uno.example`],
    language: 'en',
    ...more,
  }
  const contact = (await server.as('agent').post('/api/agent/contacts', body)).body
  return { ...contact, link: await linkOf(contact.id) }
}
const linkOf = async (personId: number): Promise<string> => {
  const row = await server.wiring.db
    .selectFrom('tokens')
    .select(['id', 'nonce'])
    .where('person_id', '=', personId)
    .where('purpose', '=', 'activation')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return `/api/activation/${tokenText(server.wiring.secrets, row)}`
}
const trailOf = async (id: number) =>
  (await server.as('viewer').get(`/api/agent/contacts/${id}/trail`)).body.items.map(
    (entry: { type: string }) => entry.type,
  )

test('an activation link verifies the address, sets the password and enters the client area, with an account', async () => {
  const contact = await invite()
  const she = server.as('nobody')
  expect((await she.get(contact.link)).body).toEqual({
    stands: true,
    name: contact.name,
    email: contact.emails[0].address,
    language: 'en',
    workspace: 'Alameda Hosting',
  })
  expect((await she.post(contact.link, { password })).body).toEqual({ state: 'open' })
  const session = await she.get('/api/session/area')
  expect(session.body).toMatchObject({
    person: { id: contact.id, email: contact.emails[0].address, language: 'en' },
    accounts: [{ name: contact.name }],
    workspace: { name: 'Alameda Hosting', language: 'es' },
  })
  expect((await she.get(`/api/area/${session.body.accounts[0].id}/home`)).body.account.name).toBe(
    contact.name,
  )
  const seen = (await server.as('viewer').get(`/api/agent/contacts/${contact.id}`)).body
  expect(seen).toMatchObject({ access: 'active', emails: [{ verifiedAt: expect.any(String) }] })
  expect(await trailOf(contact.id)).toEqual([
    'contact.activated',
    'contact.activation-sent',
    'contact.created',
  ])
  const again = await server
    .as('nobody')
    .post('/api/session/area', { email: contact.emails[0].address, password })
  expect(again.body).toEqual({ state: 'open' })
})

test('the trail names her who activated, at the client area’s door, and the account that she got by it', async () => {
  const contact = await invite()
  await server.as('nobody').post(contact.link, { password })
  const { items } = (await server.as('admin').get('/api/agent/trail')).body
  const hers = { actor: { kind: 'customer', id: contact.id, name: contact.name }, door: 'area' }
  expect(items.slice(0, 2)).toMatchObject([
    { type: 'account.created', ...hers },
    { type: 'contact.activated', ...hers },
  ])
})

test('links that are used, replaced, expired, foreign or cut off answer all alike', async () => {
  const used = await invite()
  await server.as('nobody').post(used.link, { password })
  const replaced = await invite()
  server.pass({ minutes: 1 })
  await server.as('agent').post(`/api/agent/contacts/${replaced.id}/activation`)
  const blocked = await invite()
  await server.as('agent').post(`/api/agent/contacts/${blocked.id}/block`)
  const deleted = await invite()
  await server.as('agent').delete(`/api/agent/contacts/${deleted.id}`)
  const moved = await invite()
  await server
    .as('agent')
    .patch(`/api/agent/contacts/${moved.id}`, { emails: ['otra@uno.example'] }, { version: moved.version })
  const standing = await invite()
  const links = [
    used.link,
    replaced.link,
    blocked.link,
    deleted.link,
    moved.link,
    standing.link.slice(0, -1),
    '/api/activation/x',
    `${standing.link}x`,
  ]
  const nobody = server.as('nobody', { language: 'es' })
  for (const link of links) {
    expect((await nobody.get(link)).body, link).toEqual({ stands: false, workspace: 'Alameda Hosting' })
    const { status, body } = await nobody.post(link, { password })
    expect([status, body.problems], link).toMatchObject([404, [{ code: 'link.gone' }]])
  }
})

test('of two who use one link at once, one gets in', async () => {
  const contact = await invite()
  const answers = await Promise.all([1, 2, 3].map(() => server.as('nobody').post(contact.link, { password })))
  expect(answers.map((each) => each.status).sort()).toEqual([200, 404, 404])
})

test('a password that is too short or well known does not use the link up', async () => {
  const contact = await invite()
  expect((await server.as('nobody').post(contact.link, { password: 'corta' })).status).toBe(422)
  expect((await server.as('nobody').get(contact.link)).body.stands).toBe(true)
})

test('colleagues get one account for their company, and who has an account gets no second', async () => {
  const { db } = server.wiring
  const { id: companyId } = await db
    .insertInto('companies')
    .values({
      name: 'Bodegas Goñi',
      folded_name: 'bodegas goni',
      sort_name: 'bodegas goni',
      created_at: new Date(),
      updated_at: new Date(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const colleagues = [await invite(), await invite()]
  await db
    .insertInto('memberships')
    .values(
      colleagues.map(({ id }) => ({
        contact_id: id,
        company_id: companyId,
        is_primary: true,
        created_at: new Date(),
      })),
    )
    .execute()
  await Promise.all(colleagues.map(({ link }) => server.as('nobody').post(link, { password })))
  const accounts = await db
    .selectFrom('accounts')
    .select('name')
    .where('company_id', '=', companyId)
    .execute()
  expect(accounts).toEqual([{ name: 'Bodegas Goñi' }])
})

test('a customer sees no account but her own', async () => {
  const { otherCustomer } = server.cast
  expect((await server.as('customer').get(`/api/area/${otherCustomer.accountId}/home`)).status).toBe(404)
  expect((await server.as('stranger').get('/api/session/area')).body.accounts).toEqual([])
})

test('a link holds for a week', async () => {
  const contact = await invite()
  server.pass({ days: 6 })
  expect((await server.as('nobody').get(contact.link)).body.stands).toBe(true)
  server.pass({ days: 2 })
  expect((await server.as('nobody').get(contact.link)).body).toEqual({
    stands: false,
    workspace: 'Alameda Hosting',
  })
  expect((await server.as('nobody').post(contact.link, { password })).status).toBe(404)
})

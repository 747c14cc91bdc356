import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
let contacts: string
beforeAll(async () => {
  server = await startTestServer()
  contacts = `/api/area/${server.cast.customer.accountId}/contacts`
})
afterAll(() => server.stop())

/** Nobody of the account is on its cards, and the main user's address does not exist. */
beforeEach(async () => {
  const { db } = server.wiring
  await sql`update additional_contacts set life = 'deleted'`.execute(db)
  await suppress(server.cast.customer.email)
})

const suppress = (address: string) =>
  sql`update addresses set suppressed_at = now(), suppressed_because = '550' where address = ${address}`.execute(
    server.wiring.db,
  )
const adopt = (address: string) =>
  sql`update addresses set suppressed_at = null, suppressed_because = null where address = ${address}`.execute(
    server.wiring.db,
  )
const add = async (email: string, categories: string[]) =>
  (await server.as('customer').post(contacts, { name: 'Ana', email, categories })).body
const both = ['billing', 'domains']
const told = (answer: { status: number; body: { problems?: { path: string; code: string }[] } }) =>
  [answer.status, ...(answer.body.problems ?? []).map(({ path, code }) => `${path} ${code}`)].join(' ')
const untick = ({ id, version }: { id: number; version: number }) =>
  server.as('customer').patch(`${contacts}/${id}`, { categories: ['billing'] }, { version })
const remove = ({ id }: { id: number }) => server.as('customer').delete(`${contacts}/${id}`)

test('the last who receives billing or domain mail stays, while the main user cannot be reached', async () => {
  const last = await add('ultima@piso.example', both)
  const answer = await server.as('customer', { language: 'es' }).delete(`${contacts}/${last.id}`)
  expect(told(answer)).toBe('409  copies.nobody-left')
  expect(answer.body.problems[0].message).toContain('facturación, dominios')
  expect(told(await untick(last))).toBe('422 categories copies.nobody-left')
  await add('otra@piso.example', both)
  expect((await untick(last)).status).toBe(200)
  expect((await remove(last)).status).toBe(200)
})

test('a contact whose own address does not exist counts for nobody, and nor does one who declined', async () => {
  const last = await add('queda@piso.example', both)
  const dead = await add('muerta@piso.example', both)
  const declining = await add('declina@piso.example', both)
  await suppress('muerta@piso.example')
  await sql`
    insert into declined_categories (account_id, address, category, at)
    values (${server.cast.customer.accountId}, 'declina@piso.example', 'domains', now())`.execute(
    server.wiring.db,
  )
  expect(told(await remove(last))).toBe('409  copies.nobody-left')
  expect((await remove(dead)).status).toBe(200)
  expect((await remove(declining)).status).toBe(200)
})

test('a last address cannot be changed to one that does not exist', async () => {
  const last = await add('buena@piso.example', both)
  await add('inexistente@piso.example', [])
  await suppress('inexistente@piso.example')
  await sql`update additional_contacts set life = 'deleted' where address = 'inexistente@piso.example'`.execute(
    server.wiring.db,
  )
  const change = { email: 'inexistente@piso.example' }
  const answer = await server
    .as('customer')
    .patch(`${contacts}/${last.id}`, change, { version: last.version })
  expect(told(answer)).toBe('422 email copies.nobody-left')
})

test('where nobody was reached before, a change is not to blame', async () => {
  const silent = await add('sin@piso.example', [])
  expect((await remove(silent)).status).toBe(200)
})

test('with a main user who can be reached everything may go', async () => {
  const last = await add('sobra@piso.example', both)
  await adopt(server.cast.customer.email)
  expect((await remove(last)).status).toBe(200)
})

test('of two who take the last ticks away at once one is refused', async () => {
  const cards = [await add('una@piso.example', both), await add('dos@piso.example', both)]
  const answers = await Promise.all(cards.map(remove))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('a main user keeps an address, and one that works while nobody else receives the mail', async () => {
  await adopt(server.cast.customer.email)
  const path = `/api/agent/contacts/${server.cast.customer.id}`
  const change = async (emails: string[]) => {
    const { version } = (await server.as('agent').get(path)).body
    return server.as('agent').patch(path, { emails, mobilePhone: '55 1234 5678' }, { version })
  }
  expect(told(await change([]))).toBe('422 emails contact.main-user-address')
  const dead = await server
    .as('agent')
    .post('/api/agent/contacts', { name: 'X', emails: ['nada@piso.example'], sendActivation: false })
  await server.as('agent').delete(`/api/agent/contacts/${dead.body.id}`)
  await suppress('nada@piso.example')
  expect(told(await change(['nada@piso.example']))).toBe('422 emails copies.nobody-left')
  await add('recibe@piso.example', both)
  expect((await change(['nada@piso.example'])).status).toBe(200)
  expect((await change([server.cast.customer.email])).status).toBe(200)
})

test('a contact who is nobody’s main user may be left without an address', async () => {
  const path = `/api/agent/contacts/${server.cast.stranger.id}`
  const { version } = (await server.as('agent').get(path)).body
  const change = { emails: [], mobilePhone: '55 1234 5679' }
  expect((await server.as('agent').patch(path, change, { version })).status).toBe(200)
})

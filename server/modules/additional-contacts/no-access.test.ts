import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailedLink, mailsTo, runJobs } from '../../../test/harness/mailed.ts'
import type { TestClient } from '../../../test/harness/test-client.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { routes } from '../../http/api.ts'
import { actionLink } from '../delivery/index.ts'

let server: TestServer
let account: number
beforeAll(async () => {
  server = await startTestServer()
  account = server.cast.customer.accountId
})
afterAll(() => server.stop())

const password = 'tres tristes tigres 88'
const everything = ['billing', 'support', 'products', 'domains']
const onCard = async (email: string): Promise<number> => {
  const draft = { name: 'En copia', email, categories: everything }
  const { body } = await server.as('customer').post(`/api/area/${account}/contacts`, draft)
  await runJobs(server)
  return body.id
}
const behind = async (card: number): Promise<number> =>
  (await server.as('agent').get(`/api/agent/accounts/${account}/contacts/${card}`)).body.contactId
const signIn = async (email: string, client: TestClient) => {
  await client.post('/api/session/area', { email, password })
  return client
}

/** Everything that a customer can be asked or told about an account, for whoever may. */
const ofAccounts = routes.filter(({ path }) => path.startsWith('/api/area/:account'))
async function expectNoWayIn(client: TestClient): Promise<void> {
  const { body } = await client.get('/api/session/area')
  expect((body.accounts ?? []).map(({ id }: { id: number }) => id)).not.toContain(account)
  for (const { method, path } of ofAccounts) {
    const url = path.replace(':account', String(account)).replace(/:\w+/g, '1')
    const answer = await (method === 'GET'
      ? client.get(url)
      : method === 'DELETE'
        ? client.delete(url, { version: 1 })
        : method === 'POST'
          ? client.post(url, {})
          : method === 'PUT'
            ? client.put(url, {}, { version: 1 })
            : client.patch(url, {}, { version: 1 }))
    expect([401, 404, 422], `${method} ${path}`).toContain(answer.status)
  }
}

/** Every path to a login, tried for the address of a card. A new path must be added here (decision 10). */
const paths: Record<string, (email: string, card: number) => Promise<TestClient>> = {
  'a password that nobody set': async (email) => {
    const client = server.as('nobody')
    expect((await client.post('/api/session/area', { email, password })).status).toBe(401)
    return client
  },
  'a forgotten password': async (email) => {
    const client = server.as('nobody')
    expect((await client.post('/api/reset/area', { email })).status).toBe(202)
    await runJobs(server)
    expect(await mailsTo(server, email)).toEqual(['additional-contact-welcome'])
    return client
  },
  'a magic link': async (email) => {
    const client = server.as('nobody')
    expect((await client.post('/api/magic-link/area', { email })).status).toBe(202)
    await runJobs(server)
    expect(await mailsTo(server, email)).toEqual(['additional-contact-welcome'])
    return client
  },
  'an agent’s invitation': async (email) => {
    const draft = { name: 'Otra vez', emails: [email] }
    expect((await server.as('agent').post('/api/agent/contacts', draft)).status).toBe(409)
    return server.as('nobody')
  },
  'an invitation to the team': async (email) => {
    const draft = { name: 'Colega', email, role: 'viewer' }
    expect((await server.as('owner').post('/api/agent/agents', draft)).status).toBe(409)
    return server.as('nobody')
  },
  'the API': async (email) => {
    const draft = { name: 'Por API', emails: [email], sendActivation: true }
    expect((await server.as('apiKey').post('/api/agent/contacts', draft)).status).toBe(409)
    const client = server.as('apiKey')
    expect((await client.get(`/api/area/${account}/home`)).status).toBe(401)
    return client
  },
  'the links in her own mails': async (email) => {
    const { message_id: id } = await server.wiring.db
      .selectFrom('message_recipients')
      .select('message_id')
      .where('address', '=', email)
      .executeTakeFirstOrThrow()
    const client = server.as('nobody')
    for (const purpose of ['unknown-account', 'decline'] as const) {
      const link = actionLink(server.wiring, { purpose, of: `${id}-0` })
      await client.post(`/api/mail-actions/${purpose}/${link.split('/').at(-1)}`, {})
    }
    expect([...client.cookies.keys()]).toEqual([])
    return client
  },
  'somebody who takes the address as his own': async (email) => {
    const client = server.as('stranger')
    await client.post('/api/area/me/address', { email, currentPassword: 'correcto caballo grapa' })
    expect(
      await mailedLink(server, { personId: server.cast.stranger.id, purpose: 'address-change' }),
    ).toBeNull()
    return client
  },
  'an activation that an agent sends by mistake: it opens her own login, and an account of her own': async (
    _email,
    card,
  ) => {
    const id = await behind(card)
    expect((await server.as('agent').post(`/api/agent/contacts/${id}/activation`)).status).toBe(200)
    const link = await mailedLink(server, { personId: id, purpose: 'activation' })
    const client = server.as('nobody')
    expect((await client.post(`/api/activation/${link}`, { password })).body).toEqual({ state: 'open' })
    return client
  },
  'a login of hers that she has anyway, by password and by magic link': async (email, card) => {
    const id = await behind(card)
    await server.as('agent').post(`/api/agent/contacts/${id}/activation`)
    const link = await mailedLink(server, { personId: id, purpose: 'activation' })
    await server.as('nobody').post(`/api/activation/${link}`, { password })
    await expectNoWayIn(await signIn(email, server.as('nobody')))
    await server.as('nobody').post('/api/magic-link/area', { email })
    await runJobs(server)
    const magic = await mailedLink(server, { personId: id, purpose: 'magic-link' })
    const client = server.as('nobody')
    expect((await client.post(`/api/magic-link/area/${magic}`)).body).toEqual({ state: 'open' })
    return client
  },
}

let nth = 0
test.each(Object.entries(paths))('a card opens nothing: %s', async (_path, take) => {
  const email = `copia${++nth}@tarjeta.example`
  await expectNoWayIn(await take(email, await onCard(email)))
})

test('a customer of another account who is on a card keeps to his own', async () => {
  await onCard(server.cast.otherCustomer.email)
  await expectNoWayIn(server.as('otherCustomer'))
  const { body } = await server.as('otherCustomer').get('/api/session/area')
  expect(body.accounts).toMatchObject([{ id: server.cast.otherCustomer.accountId }])
})

test('nobody gets a login, a session or a token by being put on a card', async () => {
  const counts = async () =>
    Promise.all(
      (['access', 'sessions', 'tokens'] as const).map(async (table) => {
        const { count } = await server.wiring.db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow()
        return count
      }),
    )
  const before = await counts()
  await onCard('sola@tarjeta.example')
  await onCard(server.cast.agent.email)
  await onCard(server.cast.stranger.email)
  expect(await counts()).toEqual(before)
})

/** What strangers can do at the customers' door: whoever adds to it thinks of cards, and says so here. */
test('every way in that a stranger has is tried above, or opens no session', () => {
  const ways = routes
    .filter(({ access, method }) => access.who === 'anyone' && access.door !== 'agent' && method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`)
    .filter((way) => !way.includes('/mail-actions/'))
  expect(ways.sort()).toEqual([
    'POST /api/activation/:token',
    'POST /api/address/area/:token',
    'POST /api/magic-link/area',
    'POST /api/magic-link/area/:token',
    'POST /api/reset/area',
    'POST /api/reset/area/:token',
    'POST /api/session/area',
    'POST /api/set-up',
    'POST /area/mail/decline/:token',
  ])
})

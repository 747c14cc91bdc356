import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccounts } from '../../../test/harness/accounts.ts'
import { runJobs, trailTypes } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import type { Language } from '../../lib/pure/languages.ts'
import { decideFor } from './index.ts'

let server: TestServer
let account: number
beforeAll(async () => {
  server = await startTestServer()
  account = server.cast.customer.accountId
})
afterAll(() => server.stop())

const main = () => server.as('customer')
const addCard = async (name: string, email: string, categories: string[] = []): Promise<number> => {
  const { body } = await main().post(`/api/area/${account}/contacts`, { name, email, categories })
  return body.id
}
const decided = async (query: string) => {
  const { body } = await main().get(`/api/area/${account}/recipients?${query}`)
  return body.items.map((each: { name: string; verdict: string; rule: string }) =>
    [each.name, each.verdict, each.rule].join(' '),
  )
}
const mainUser = () => server.cast.customer.name

test('“who gets this?” is answered before anything is sent, to the main user and to agents alike', async () => {
  const rocio = await addCard('Rocío', 'rocio@zuniga.example', ['billing'])
  expect(await decided('category=billing')).toEqual([`${mainUser()} in main-user`, 'Rocío in ticked'])
  expect(await decided('category=support')).toEqual([`${mainUser()} in main-user`, 'Rocío out not-ticked'])
  const seen = await server.as('viewer').get(`/api/agent/accounts/${account}/recipients?category=billing`)
  expect(seen.body.items[1]).toMatchObject({
    ...{ cardId: rocio, name: 'Rocío', address: 'rocio@zuniga.example', verdict: 'in', rule: 'ticked' },
    ruleFacts: { account: mainUser(), category: 'billing' },
  })
})

test('the main user is not told which contact is behind an address', async () => {
  const { email } = server.cast.stranger
  await addCard('Rocío en casa', email, ['support'])
  const { body } = await main().get(`/api/area/${account}/recipients?category=support`)
  expect(JSON.stringify(body)).not.toMatch(/contactId|Domínguez/)
  const seen = await server.as('agent').get(`/api/agent/accounts/${account}/recipients?category=support`)
  const ofStranger = seen.body.items.find((each: { address: string }) => each.address === email)
  expect(ofStranger).toMatchObject({ name: 'Rocío en casa', contactId: server.cast.stranger.id })
})

test('who stands behind a domain hears about that domain, and about no other', async () => {
  const oscar = await addCard('Óscar', 'oscar@webs.example')
  const domainOf = async (name: string): Promise<number> => {
    const { body } = await server
      .as('agent')
      .post(`/api/agent/accounts/${account}/domains`, { name, status: 'active' })
    return body.id
  }
  const [tienda, blog] = [await domainOf('tienda.example'), await domainOf('blog.example')]
  const changes = [{ domainId: tienda, role: 'technical', holder: oscar }]
  expect((await main().put(`/api/area/${account}/domains/roles`, { changes })).status).toBe(200)
  expect(await decided(`category=domains&domain=${tienda}`)).toContain('Óscar in technical')
  expect(await decided(`category=domains&domain=${blog}`)).toContain('Óscar out not-ticked')
  expect(await decided('category=domains')).toContain('Óscar out not-ticked')
})

test('a domain of another account gives nobody a role, and tells nothing of itself', async () => {
  const other = server.cast.otherCustomer.accountId
  const { body } = await server
    .as('agent')
    .post(`/api/agent/accounts/${other}/domains`, { name: 'cenzontle.example', status: 'active' })
  const { body: answer } = await main().get(
    `/api/area/${account}/recipients?category=domains&domain=${body.id}`,
  )
  expect(JSON.stringify(answer)).not.toContain('cenzontle.example')
})

test('each is written to in his own language, else in the account’s', async () => {
  await addCard('Anne', 'anne@webs.example', ['products'])
  await server.wiring.db.updateTable('accounts').set({ language: 'en' }).where('id', '=', account).execute()
  const { body } = await main().get(`/api/area/${account}/recipients?category=products`)
  const languages = Object.fromEntries(
    body.items.map((each: { name: string; language: string }) => [each.name, each.language]),
  )
  expect(languages).toMatchObject({ [mainUser()]: 'es', Anne: 'en' })
})

test('the main user declines products, and neither billing nor what is not offered', async () => {
  const path = `/api/area/${account}/choices`
  const { body } = await main().get(path)
  expect(body.items).toEqual([
    { category: 'billing', isChosen: true, isHisToChoose: false },
    { category: 'support', isChosen: true, isHisToChoose: false },
    { category: 'products', isChosen: true, isHisToChoose: true },
    { category: 'domains', isChosen: true, isHisToChoose: false },
  ])
  const { version } = body
  const wrong = await main().patch(path, { choices: { billing: false, affiliate: true } }, { version })
  expect(wrong.body.problems).toMatchObject([
    { path: 'choices.billing', code: 'choice.required' },
    { path: 'choices.affiliate', code: 'choice.not-offered' },
  ])
  const { body: chosen } = await main().patch(path, { choices: { products: false } }, { version })
  expect(chosen.items[2]).toMatchObject({ category: 'products', isChosen: false })
  expect(await decided('category=products')).toContain(`${mainUser()} out declined`)
  const stale = await main().patch(path, { choices: { products: true } }, { version })
  expect(stale).toMatchObject({ status: 412, body: { current: { version: version + 1 } } })
  expect(await trailTypes(server, { kind: 'account', id: account })).toContain('account.categories-chosen')
})

test('an agent chooses on behalf of the main user, and the trail names the agent', async () => {
  const path = `/api/agent/accounts/${account}/choices`
  const { version, items } = (await server.as('agent').get(path)).body
  expect(items).toEqual((await main().get(`/api/area/${account}/choices`)).body.items)
  const change = { choices: { products: true } }
  expect((await server.as('viewer').patch(path, change, { version })).status).toBe(403)
  const { body } = await server.as('agent').patch(path, change, { version })
  expect(body.items[2]).toMatchObject({ category: 'products', isChosen: true })
  expect((await server.as('agent').patch(path, { choices: { domains: false } }, body)).status).toBe(422)
  const trail = (await server.as('agent').get(`/api/agent/accounts/${account}/trail`)).body
  expect(trail.items[0]).toMatchObject({
    type: 'account.categories-chosen',
    actor: { kind: 'agent', name: server.cast.agent.name },
  })
})

test('a category is offered by an administrator; what must reach somebody stays so', async () => {
  const path = '/api/agent/settings/categories'
  const { body } = await server.as('admin').get(path)
  const versionOf = (category: string): number =>
    body.items.find((each: { category: string }) => each.category === category).version
  const set = (category: string, draft: object) =>
    server.as('admin').patch(`${path}/${category}`, draft, { version: versionOf(category) })
  expect((await set('billing', { policy: 'default-off' })).body.problems).toMatchObject([
    { path: 'policy', code: 'category.must-reach' },
  ])
  expect((await set('support', { isOffered: false })).body.problems).toMatchObject([
    { path: 'isOffered', code: 'category.always-offered' },
  ])
  expect((await set('affiliate', { isOffered: true })).body).toMatchObject({ isOffered: true })
  expect(await decided('category=affiliate')).toContain(`${mainUser()} out not-chosen`)
  expect((await set('affiliate', { isOffered: false })).status).toBe(412)
  expect(await trailTypes(server, { kind: 'category', id: 6 })).toEqual(['category.changed'])
})

test('a mail that carries a credential is never copied, whatever is ticked', async () => {
  const all = ['billing', 'support', 'products', 'domains']
  await addCard('Todo', 'todo@webs.example', all)
  await server.as('nobody').post('/api/reset/area', { email: server.cast.customer.email })
  await runJobs(server)
  const { rows } = await sql<{ event: string; address: string }>`
    select messages.event, recipient.address
    from messages
    join message_recipients recipient on recipient.message_id = messages.id
    where messages.lane = 'credential'
      and messages.event = 'password-reset'`.execute(server.wiring.db)
  expect(rows).toEqual([{ event: 'password-reset', address: server.cast.customer.email }])
})

test('who takes part in something hears of it too, author aside: what tickets will ask', async () => {
  const from = (name: string, address: string) => {
    const language: Language = 'es'
    return { name, address, typedAddress: address, personId: null, language, timeZone: 'UTC' }
  }
  const [decisions] = await decideFor(server.wiring.db, [
    {
      ...{ accountId: server.cast.otherCustomer.accountId, category: 'support', author: 'ines@x.example' },
      involved: [
        { ...from('Inés', 'ines@x.example'), as: 'requester' },
        { ...from('Lucía', 'lucia@x.example'), as: 'participant' },
      ],
    },
  ])
  expect(decisions?.map(({ name, rule }) => `${name} ${rule}`)).toEqual([
    `${server.cast.otherCustomer.name} main-user`,
    'Inés author',
    'Lucía participant',
  ])
  expect(await decideFor(server.wiring.db, [{ accountId: 999_999, category: 'billing' }])).toEqual([null])
})

test('many accounts asked at once are decided as each alone, and none hears of another', async () => {
  const { db } = server.wiring
  const ids = await addAccounts(db, 12)
  const asked = ids.map((accountId) => ({ accountId, category: 'products' }) as const)
  const together = await decideFor(db, asked)
  for (const [at, each] of asked.entries()) expect(await decideFor(db, [each])).toEqual([together[at]])
  const addresses = together.flatMap((decisions) => decisions?.map(({ address }) => address) ?? [])
  expect(new Set(addresses).size).toBe(ids.length * 2)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AskFreshdesk, asFreshdesk, errorsOf } from '../../../../test/harness/freshdesk.ts'
import { roleKeys } from '../../../../test/harness/role-keys.ts'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'

let server: TestServer
let ask: AskFreshdesk
const ids: Record<string, number> = {}
let changedAt: string
let company: number

// One that is old, one that was changed today, and one of each kind since.
beforeAll(async () => {
  server = await startTestServer()
  ask = asFreshdesk(server, (await roleKeys(server)).agent)
  const { agent, otherCustomer } = server.cast
  company = (await server.as('agent').post('/api/agent/companies', { name: 'Lista S. L.' })).body.id
  const lista = {
    name: 'Luz Lista',
    emails: ['luz@lista.example'],
    externalId: 'lista-1',
    sendActivation: false,
  }
  const contact = await server
    .as('agent')
    .post('/api/agent/contacts', { ...lista, companies: [{ companyId: company }] })
  await open('old')
  await open('changed')
  server.pass({ days: 40 })
  changedAt = server.wiring.now().toISOString()
  await ask('PUT', `/tickets/${ids.changed}`, { priority: 3 })
  server.pass({ minutes: 1 })
  await open('companys', { email: null, requester_id: contact.body.id })
  await open('mine', { responder_id: agent.id, status: 3 })
  await open('others', { email: otherCustomer.email, responder_id: server.cast.admin.id, status: 4 })
  await open('gone')
  await ask('DELETE', `/tickets/${ids.gone}`)
})
afterAll(() => server.stop())

async function open(name: string, more: object = {}): Promise<void> {
  server.pass({ minutes: 1 })
  const { email } = server.cast.customer
  const answer = await ask('POST', '/tickets', { email, subject: name, description: 'a', ...more })
  expect([answer.status, errorsOf(answer)]).toEqual([201, []])
  ids[name] = answer.body.id
}
const listed = async (query: string): Promise<string[]> => {
  const { status, body } = await ask('GET', `/tickets${query}`)
  expect([status, body]).toEqual([200, expect.any(Array)])
  return body.map(({ subject }: { subject: string }) => subject)
}
const newest = ['others', 'mine', 'companys']

test.each([
  ['the last 30 days, newest first', '', newest],
  ['requester_id', () => `?requester_id=${server.cast.customer.id}`, ['mine']],
  ['email', () => `?email=${server.cast.customer.email.toUpperCase()}`, ['mine']],
  ['email of nobody', '?email=nadie@nada.example', []],
  ['email that is none', '?email=nadie', []],
  ['unique_external_id', '?unique_external_id=lista-1', ['companys']],
  ['unique_external_id of nobody', '?unique_external_id=lista-2', []],
  ['company_id', () => `?company_id=${company}`, ['companys']],
  ['company_id of none', '?company_id=999999', []],
  ['requester_id of nobody', '?requester_id=999999', []],
  ['two filters together', () => `?company_id=${company}&email=${server.cast.customer.email}`, []],
  ['filter=new_and_my_open', '?filter=new_and_my_open', ['companys']],
  ['filter=watching', '?filter=watching', []],
  ['filter=spam', '?filter=spam', []],
  ['filter=deleted', '?filter=deleted', ['gone']],
  ['updated_since', () => `?updated_since=${changedAt}`, [...newest, 'changed']],
  ['_updated_since', () => `?_updated_since=${changedAt}`, [...newest, 'changed']],
  ['updated_since a day', '?updated_since=2020-01-01', [...newest, 'changed', 'old']],
  ['order_type=asc', '?order_type=asc', newest.toReversed()],
  ['order_by=created_at', '?order_by=created_at', newest],
  ['order_by=updated_at', '?order_by=updated_at&updated_since=2020-01-01', [...newest, 'changed', 'old']],
  ['order_by=due_by', '?order_by=due_by&order_type=asc', newest.toReversed()],
  ['order_by=status', '?order_by=status&order_type=asc', ['companys', 'mine', 'others']],
  ['order_by=status downward', '?order_by=status', ['others', 'mine', 'companys']],
  ['page and per_page', '?per_page=2&page=2', ['companys']],
  ['a page beyond the last', '?page=9', []],
] as const)('Freshdesk · tickets · list: %s', async (_name, query, expected) => {
  expect(await listed(typeof query === 'string' ? query : query())).toEqual(expected)
})

test.each([
  ['email', ''],
  ['unique_external_id', ''],
  ['requester_id', ''],
  ['requester_id', 'abc'],
  ['company_id', ''],
  ['filter', ''],
  ['filter', 'everything'],
  ['updated_since', ''],
  ['updated_since', 'yesterday'],
  ['order_by', 'priority'],
  ['order_type', 'up'],
  ['include', 'conversations'],
  ['page', '0'],
  ['page', '301'],
  ['per_page', '101'],
  ['per_page', '0'],
  ['requester', '1'],
])('Freshdesk · tickets · list: %s=%s is refused and shows nobody’s', async (name, value) => {
  const refused = await ask('GET', `/tickets?${name}=${value}`)
  expect([refused.status, errorsOf(refused).map(([field]) => field)]).toEqual([400, [name]])
})

test('Freshdesk · tickets · list: description, requester and stats come when they are asked for', async () => {
  const [plain] = (await ask('GET', '/tickets')).body
  for (const part of ['description', 'description_text', 'requester', 'stats', 'conversations'])
    expect(plain).not.toHaveProperty(part)
  const [whole] = (await ask('GET', '/tickets?include=description,requester,stats')).body
  expect(whole).toMatchObject({
    ...{ description: 'a', description_text: 'a', requester: { id: server.cast.otherCustomer.id } },
    stats: { resolved_at: expect.any(String), closed_at: null, first_responded_at: null },
  })
})

test('Freshdesk · tickets · list: pages lead on by the client’s own host, until there is none', async () => {
  const first = await ask('GET', '/tickets?per_page=2&order_type=asc')
  const next = 'http://desk.example/api/v2/tickets?per_page=2&order_type=asc&page=2'
  expect(first.headers.link).toBe(`<${next}>; rel="next"`)
  const second = await ask('GET', '/tickets?per_page=2&order_type=asc&page=2')
  expect(second.headers.link).toBeUndefined()
  expect([...first.body, ...second.body].map(({ subject }) => subject)).toEqual(newest.toReversed())
})

test('Freshdesk · tickets · a deleted company is none of a ticket’s, and finds none', async () => {
  const shown = async () => {
    const one = (await ask('GET', `/tickets/${ids.companys}?include=company`)).body
    const [listed] = (await ask('GET', '/tickets?order_type=asc')).body
    return [one.company_id, one.company?.id ?? null, listed.company_id]
  }
  expect(await shown()).toEqual([company, company, company])
  expect((await ask('DELETE', `/companies/${company}`)).status).toBe(204)
  expect(await shown()).toEqual([null, null, null])
  const version = async () =>
    (await server.as('agent').get(`/api/agent/tickets/${ids.companys}`)).body.version
  const before = await version()
  expect((await ask('PUT', `/tickets/${ids.companys}`, { company_id: null })).status).toBe(200)
  expect(await version()).toBe(before)
  expect(await listed(`?company_id=${company}`)).toEqual([])
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownerPassword } from '../../../test/harness/cast.ts'
import { mailedLink, mailsTo, trailTypes } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const askAs = (who: 'agent' | 'customer', email: string, currentPassword = ownerPassword) =>
  server.as(who).post(`/api/${who === 'agent' ? 'agent' : 'area'}/me/address`, { email, currentPassword })
const linkOf = async (personId: number): Promise<string> =>
  (await mailedLink(server, { personId, purpose: 'address-change' })) ?? 'none'
const signIn = (email: string) =>
  server.as('nobody').post('/api/session/agent', { email, password: ownerPassword })

test('another address takes the password, and is told everything that is wrong with it', async () => {
  const answer = await askAs('agent', 'no address', 'not the password')
  expect(answer.body.problems.map((each: { path: string }) => each.path)).toEqual([
    'currentPassword',
    'email',
  ])
  const same = await askAs('agent', server.cast.agent.email)
  expect(same.body.problems[0].code).toBe('address.same')
})

test('at the agents’ door a taken address is a conflict that names who has it', async () => {
  const answer = await askAs('agent', server.cast.customer.email)
  expect(answer).toMatchObject({ status: 409 })
  expect(answer.body.problems[0]).toMatchObject({ params: { name: server.cast.customer.name } })
})

test('to a customer a taken address looks like any other, and nothing is sent there', async () => {
  const taken = await askAs('customer', server.cast.owner.email)
  const free = await askAs('customer', 'libre@papelera.example')
  expect({ ...taken.headers, 'x-request-id': '', date: '' }).toEqual({
    ...free.headers,
    'x-request-id': '',
    date: '',
  })
  expect([taken.status, taken.body]).toEqual([free.status, free.body])
  expect(await mailsTo(server, server.cast.owner.email)).toEqual([])
  expect(await mailsTo(server, 'libre@papelera.example')).toEqual(['address-verification'])
})

test('nothing changes before the link is used; then the new one signs in, the old one is told and every session ends', async () => {
  const { agent } = server.cast
  const email = 'Noelia@nueva.example'
  expect((await askAs('agent', email)).status).toBe(202)
  expect((await signIn(email)).status).toBe(401)
  const link = await linkOf(agent.id)
  expect((await server.as('nobody').get(`/api/address/agent/${link}`)).body).toMatchObject({
    stands: true,
    email,
  })
  expect((await server.as('nobody').get(`/api/address/area/${link}`)).body).toEqual({
    stands: false,
    workspace: 'Alameda Hosting',
  })
  const answers = await Promise.all([1, 2].map(() => server.as('nobody').post(`/api/address/agent/${link}`)))
  expect(answers.map((each) => each.status).toSorted()).toEqual([200, 404])
  expect(answers.find((each) => each.status === 200)?.body).toEqual({ email })
  expect(await mailsTo(server, agent.email)).toEqual(['address-changed'])
  expect((await server.as('agent').get('/api/session/agent')).status).toBe(401)
  expect((await signIn(agent.email)).status).toBe(401)
  expect((await signIn(email)).status).toBe(200)
  expect(await trailTypes(server, { kind: 'agent', id: agent.id })).toContain('agent.address-changed')
})

test('an address that somebody else got meanwhile is refused, and the old one stays', async () => {
  const { customer } = server.cast
  const { db, secrets } = server.wiring
  const { takeAddress } = await import('./index.ts')
  await askAs('customer', 'meanwhile@papelera.example')
  const text = await linkOf(customer.id)
  const body = { name: 'Meanwhile', email: 'meanwhile@papelera.example', role: 'viewer' }
  expect((await server.as('owner').post('/api/agent/agents', body)).status).toBe(201)
  const actor = { kind: 'nobody', door: 'area', ip: null, requestId: null, language: 'es' } as const
  const taking = db
    .transaction()
    .execute((tx) => takeAddress(tx, secrets, actor, server.wiring.now(), { door: 'area', text }))
  await expect(taking).rejects.toMatchObject({ kind: 'conflict' })
  const sessions = await server.as('customer').get('/api/area/me/sessions')
  expect(sessions.status).toBe(200)
})

import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownerPassword } from '../../../test/harness/cast.ts'
import { trailTypes } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
let key = ''
let recoveryCodes: string[] = []
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

/** What the app shows now. */
const code = (): string =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: server.wiring.now().getTime() })
const nextStep = () => server.pass({ minutes: 0.5 })
const path = '/api/agent/me/second-factor'

async function halfWay() {
  const client = server.as('nobody')
  const { email } = server.cast.agent
  const answer = await client.post('/api/session/agent', { email, password: ownerPassword })
  expect(answer).toMatchObject({ status: 200, body: { state: 'half' } })
  return client
}

test('a second factor takes the password to begin and a code to hold, and gives ten recovery codes', async () => {
  const client = server.as('agent')
  const refused = await client.post(path, { currentPassword: 'not the password' })
  expect(refused.body.problems[0]).toMatchObject({ path: 'currentPassword', code: 'password.wrong' })
  const begun = await client.post(path, { currentPassword: ownerPassword })
  expect(begun.body.uri).toMatch(/^otpauth:\/\/totp\/Alameda%20Hosting:noelia%40alameda\.example\?/)
  key = begun.body.key
  expect((await client.get(path)).body).toEqual({ isOn: false, since: null, recoveryCodesLeft: 0 })
  const wrong = await client.post(`${path}/confirmation`, { code: '000000' })
  expect(wrong.body.problems[0]).toMatchObject({ path: 'code', code: 'second-factor.wrong-code' })
  const confirmed = await client.post(`${path}/confirmation`, { code: code() })
  recoveryCodes = confirmed.body.codes
  expect(new Set(recoveryCodes).size).toBe(10)
  expect((await client.get(path)).body).toMatchObject({ isOn: true, recoveryCodesLeft: 10 })
  expect(await trailTypes(server, { kind: 'agent', id: server.cast.agent.id })).toContain(
    'agent.second-factor-turned-on',
  )
})

test('neither seed nor recovery codes stand in the database as they are', async () => {
  const { db } = server.wiring
  const factors = await db.selectFrom('second_factors').selectAll().execute()
  const codes = await db.selectFrom('recovery_codes').selectAll().execute()
  expect(factors[0]?.seed.includes(Buffer.from(Secret.fromBase32(key).bytes))).toBe(false)
  expect(JSON.stringify(codes)).not.toContain(recoveryCodes[0]?.replaceAll('-', ''))
})

test('half a session does nothing else', async () => {
  const client = await halfWay()
  for (const path of ['/api/session/agent', '/api/agent/me', '/api/agent/agents', '/api/agent/me/sessions'])
    expect((await client.get(path)).status).toBe(401)
  expect((await client.put('/api/agent/me/password', {})).status).toBe(401)
  expect((await client.post(`${path}/removal`, {})).status).toBe(401)
})

test('the code makes it whole under another cookie, and the half one is dead', async () => {
  nextStep()
  const client = await halfWay()
  const half = client.cookies.get('encopia_agent') ?? ''
  const answer = await client.post('/api/session/agent/second-factor', { code: code() })
  expect(answer).toMatchObject({ status: 200, body: { state: 'open' } })
  expect(client.cookies.get('encopia_agent')).not.toBe(half)
  expect((await client.get('/api/session/agent')).status).toBe(200)
  client.cookies.set('encopia_agent', half)
  expect((await client.post('/api/session/agent/second-factor', { code: code() })).status).toBe(401)
})

test('a code counts once, also when it is given twice at the same time', async () => {
  nextStep()
  const [one, other] = [await halfWay(), await halfWay()]
  const given = { code: code() }
  const answers = await Promise.all([
    one.post('/api/session/agent/second-factor', given),
    other.post('/api/session/agent/second-factor', given),
  ])
  expect(answers.map((each) => each.status).toSorted()).toEqual([200, 422])
})

test('a recovery code counts once, with or without its dashes', async () => {
  const [one, other] = [await halfWay(), await halfWay()]
  const given = { code: (recoveryCodes[0] ?? '').replaceAll('-', ' ').toUpperCase() }
  expect((await one.post('/api/session/agent/second-factor', given)).status).toBe(200)
  expect((await other.post('/api/session/agent/second-factor', given)).status).toBe(422)
  expect((await one.get(path)).body.recoveryCodesLeft).toBe(9)
  expect(await trailTypes(server, { kind: 'agent', id: server.cast.agent.id })).toContain(
    'agent.recovery-code-used',
  )
})

test('guessing codes is slowed, and a wait later the right one still counts', async () => {
  const client = await halfWay()
  const statuses: number[] = []
  for (let count = 0; count < 7; count++)
    statuses.push((await client.post('/api/session/agent/second-factor', { code: `00000${count}` })).status)
  expect(statuses.filter((status) => status === 422).length).toBeLessThanOrEqual(5)
  expect(statuses.at(-1)).toBe(429)
  server.pass({ minutes: 2 })
  expect((await client.post('/api/session/agent/second-factor', { code: code() })).status).toBe(200)
})

test('new recovery codes void the old; a code of the app is proof enough', async () => {
  nextStep()
  const client = server.as('agent')
  const answer = await client.post(`${path}/recovery-codes`, { code: code() })
  expect(answer.body.codes).toHaveLength(10)
  const late = await halfWay()
  expect((await late.post('/api/session/agent/second-factor', { code: recoveryCodes[5] })).status).toBe(422)
})

test('turned off with the password, the password alone signs in', async () => {
  const client = server.as('agent')
  expect((await client.post(`${path}/removal`, { currentPassword: ownerPassword })).status).toBe(204)
  const { email } = server.cast.agent
  const answer = await server.as('nobody').post('/api/session/agent', { email, password: ownerPassword })
  expect(answer.body).toEqual({ state: 'open' })
  expect((await client.post(`${path}/removal`, { currentPassword: ownerPassword })).status).toBe(409)
})

test('an API key touches nothing that proves who somebody is', async () => {
  const client = server.as('apiKey')
  expect((await client.post(path, { currentPassword: ownerPassword })).status).toBe(403)
  expect((await client.get('/api/agent/me/sessions')).status).toBe(403)
  expect((await client.put('/api/agent/me/password', {})).status).toBe(403)
  expect((await client.post('/api/agent/me/api-keys', {})).status).toBe(403)
})

test('customers have the same at their door', async () => {
  const client = server.as('customer')
  const begun = await client.post('/api/area/me/second-factor', { currentPassword: ownerPassword })
  key = begun.body.key
  const confirmed = await client.post('/api/area/me/second-factor/confirmation', { code: code() })
  expect(confirmed.body.codes).toHaveLength(10)
  nextStep()
  const half = server.as('nobody')
  await half.post('/api/session/area', { email: server.cast.customer.email, password: ownerPassword })
  expect((await half.get('/api/area/me/sessions')).status).toBe(401)
  expect((await half.post('/api/session/area/second-factor', { code: code() })).status).toBe(200)
  expect((await half.get('/api/area/me/sessions')).status).toBe(200)
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownerPassword } from '../../../test/harness/cast.ts'
import { trailTypes } from '../../../test/harness/mailed.ts'
import { testClient } from '../../../test/harness/test-client.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const signIn = (door: 'agent' | 'area', email: string, password: string) =>
  server.as('nobody').post(`/api/session/${door}`, { email, password })

/** A try from another machine than the one from which the cast is signed in. */
async function tryFrom(remoteAddress: string, email: string, password: string) {
  const response = await server.app.inject({
    method: 'POST',
    url: '/api/session/agent',
    remoteAddress,
    headers: { origin: server.wiring.publicUrl },
    payload: { email, password },
  })
  return { status: response.statusCode, headers: response.headers, body: response.json() }
}

describe('the right password', () => {
  test('signs an agent in, who is then known, and the trail says so', async () => {
    const client = server.as('nobody')
    const { email, id } = server.cast.agent
    const answer = await client.post('/api/session/agent', { email, password: ownerPassword })
    expect(answer).toMatchObject({ status: 200, body: { state: 'open' } })
    expect((await client.get('/api/session/agent')).body.person).toMatchObject({ id, email })
    expect(await trailTypes(server, { kind: 'agent', id })).toContain('agent.signed-in')
  })

  test('signs in from any address, in whatever form a proxy or the system writes it', async () => {
    const { email, id } = server.cast.agent
    for (const [written, kept] of [
      ['203.0.113.7:51820', '203.0.113.7'],
      ['[2001:db8::7]:443', '2001:db8::7'],
      ['fe80::1%eth0', 'fe80::1'],
      ['unknown', null],
    ] as const) {
      expect((await tryFrom(written, email, ownerPassword)).status).toBe(200)
      const [session] = await server.wiring.db
        .selectFrom('sessions')
        .select('ip')
        .where('person_id', '=', id)
        .orderBy('id', 'desc')
        .execute()
      expect(session?.ip).toBe(kept)
    }
  })

  test('signs a customer in, whatever the case of the address', async () => {
    const client = server.as('nobody')
    const email = server.cast.customer.email.toUpperCase()
    const answer = await client.post('/api/session/area', { email, password: ownerPassword })
    expect(answer.status).toBe(200)
    expect((await client.get('/api/area/me/sessions')).status).toBe(200)
  })

  test('opens nothing at the other door', async () => {
    expect((await signIn('area', server.cast.owner.email, ownerPassword)).status).toBe(401)
    expect((await signIn('agent', server.cast.customer.email, ownerPassword)).status).toBe(401)
  })

  test('opens no door to a cookie of the other one, renamed', async () => {
    const client = server.as('nobody')
    await client.post('/api/session/area', { email: server.cast.customer.email, password: ownerPassword })
    const token = client.cookies.get('encopia_area') ?? ''
    const renamed = testClient(server.app, {
      origin: server.wiring.publicUrl,
      cookies: { encopia_agent: token },
    })
    expect((await renamed.get('/api/session/agent')).status).toBe(401)
  })

  test('writes a hash of an older cost anew', async () => {
    const { db } = server.wiring
    const hashOf = async () =>
      (
        await db
          .selectFrom('access')
          .select('password_hash')
          .where('person_id', '=', server.cast.viewer.id)
          .executeTakeFirstOrThrow()
      ).password_hash
    const cheap = `$argon2id$v=19$m=8192,t=1,p=1$c29tZXNhbHRzb21lc2FsdA$${await cheapTag(ownerPassword)}`
    await db
      .updateTable('access')
      .set({ password_hash: cheap })
      .where('person_id', '=', server.cast.viewer.id)
      .execute()
    expect((await signIn('agent', server.cast.viewer.email, ownerPassword)).status).toBe(200)
    expect(await hashOf()).toMatch(/m=19456,t=2,p=1/)
    expect((await signIn('agent', server.cast.viewer.email, ownerPassword)).status).toBe(200)
  })
})

async function cheapTag(password: string): Promise<string> {
  const { argon2Sync } = await import('node:crypto')
  const nonce = Buffer.from('c29tZXNhbHRzb21lc2FsdA', 'base64')
  return argon2Sync('argon2id', {
    memory: 8192,
    passes: 1,
    parallelism: 1,
    message: password,
    nonce,
    tagLength: 32,
  })
    .toString('base64')
    .replace(/=+$/, '')
}

describe('whoever cannot sign in', () => {
  test('is told the same, whatever the reason', async () => {
    const { db } = server.wiring
    const { agent, stranger, otherCustomer } = server.cast
    const now = server.wiring.now()
    server.pass({ hours: 2 })
    await db.insertInto('contact_blocks').values({ contact_id: stranger.id, at: now }).execute()
    await db
      .updateTable('claims')
      .set({ verified_at: null })
      .where('person_id', '=', otherCustomer.id)
      .execute()
    await db.insertInto('agent_deactivations').values({ agent_id: agent.id, at: now }).execute()
    const answers = [
      await signIn('area', 'nobody.at.all@example.org', ownerPassword),
      await signIn('area', stranger.email, ownerPassword),
      await signIn('area', otherCustomer.email, ownerPassword),
      await signIn('area', server.cast.customer.email, 'not the password'),
      await signIn('area', 'no address', ownerPassword),
      await signIn('agent', agent.email, ownerPassword),
      await signIn('agent', server.cast.owner.email, 'not the password'),
    ]
    const [first] = answers
    expect(first?.status).toBe(401)
    expect(first?.body.problems[0]).toMatchObject({ path: '', code: 'sign-in.failed' })
    for (const answer of answers) {
      expect({ ...answer.body, requestId: '' }).toEqual({ ...first?.body, requestId: '' })
      expect(Object.keys(answer.headers)).toEqual(Object.keys(first?.headers ?? {}))
    }
    await db.deleteFrom('agent_deactivations').execute()
  })

  test('costs as much processor for a no, whether the address exists or not', async () => {
    // Processor time, not time on the clock: what else the machine does must not decide.
    const costOf = async (email: string) => {
      const costs: number[] = []
      for (let count = 0; count < 4; count++) {
        server.pass({ days: 2 })
        const began = process.cpuUsage()
        await tryFrom('203.0.113.9', email, 'not the password')
        const { user, system } = process.cpuUsage(began)
        costs.push(user + system)
      }
      return Math.min(...costs)
    }
    const [known, unknown] = [await costOf(server.cast.owner.email), await costOf('nobody@example.org')]
    expect(unknown / known).toBeGreaterThan(0.4)
    expect(unknown / known).toBeLessThan(2.5)
  })
})

describe('guessing', () => {
  test('is slowed for the person tried, with words that say for how long', async () => {
    const { email } = server.cast.admin
    const networks = Array.from({ length: 5 }, (_, at) => `198.51.100.${at + 1}`)
    for (const network of networks) expect((await tryFrom(network, email, 'wrong wrong')).status).toBe(401)
    const waiting = await tryFrom('198.51.100.77', email, ownerPassword)
    expect(waiting.status).toBe(429)
    expect(waiting.headers['retry-after']).toBe('1')
    expect(waiting.body.problems[0].message).toMatch(/1 segundo$/)
    server.pass({ minutes: 1 })
    await tryFrom('198.51.100.78', email, 'wrong wrong')
    const longer = await tryFrom('198.51.100.79', email, ownerPassword)
    expect(Number(longer.headers['retry-after'])).toBeGreaterThan(1)
  })

  test('never locks anybody out: after the wait the right password opens, and the count is forgotten', async () => {
    const { email } = server.cast.admin
    server.pass({ minutes: 6 })
    expect((await tryFrom('198.51.100.80', email, ownerPassword)).status).toBe(200)
    for (let count = 0; count < 4; count++)
      expect((await tryFrom('198.51.100.81', email, 'wrong wrong')).status).toBe(401)
    expect((await tryFrom('198.51.100.81', email, ownerPassword)).status).toBe(200)
  })

  test('by strangers does not make the person wait where he is signed in', async () => {
    const { owner } = server.cast
    const client = testClient(server.app, { origin: server.wiring.publicUrl })
    server.pass({ minutes: 6 })
    expect((await signIn('agent', owner.email, ownerPassword)).status).toBe(200)
    for (let count = 0; count < 6; count++) await tryFrom(`192.0.2.${count}`, owner.email, 'wrong wrong')
    expect((await tryFrom('192.0.2.99', owner.email, ownerPassword)).status).toBe(429)
    const atHome = await client.post('/api/session/agent', { email: owner.email, password: ownerPassword })
    expect(atHome.status).toBe(200)
  })

  test('by strangers keeps no browser out from which the person has signed in before', async () => {
    const { admin } = server.cast
    server.pass({ minutes: 6 })
    const browser = server.as('nobody')
    const enter = (password = ownerPassword) =>
      browser.post('/api/session/agent', { email: admin.email, password })
    await enter()
    await server.wiring.db.deleteFrom('sessions').where('person_id', '=', admin.id).execute()
    for (let at = 0; at < 6; at++) await tryFrom(`192.0.2.1${at}`, admin.email, 'wrong wrong')
    expect((await signIn('agent', admin.email, ownerPassword)).status).toBe(429)
    expect((await enter()).status).toBe(200)
    for (let count = 0; count < 5; count++) expect((await enter('wrong wrong')).status).toBe(401)
    expect((await enter()).status).toBe(429)
  })

  test('by strangers is not eased by a device cookie that is another person’s, another door’s or made up', async () => {
    const { admin, owner } = server.cast
    server.pass({ minutes: 6 })
    const browser = server.as('nobody')
    await browser.post('/api/session/agent', { email: admin.email, password: ownerPassword })
    const token = browser.cookies.get('encopia_device_agent') ?? ''
    for (let at = 0; at < 6; at++) await tryFrom(`192.0.2.2${at}`, owner.email, 'wrong wrong')
    await server.wiring.db.deleteFrom('sessions').where('person_id', '=', owner.id).execute()
    for (const [door, cookie] of [
      ['agent', token],
      ['agent', `x${token.slice(1)}`],
      ['agent', 'x'],
      ['area', token],
    ] as const) {
      const cookies = { [`encopia_device_${door}`]: cookie }
      const client = testClient(server.app, { origin: server.wiring.publicUrl, cookies })
      const answer = await client.post('/api/session/agent', { email: owner.email, password: ownerPassword })
      expect(answer.status, `${door} ${cookie}`).toBe(429)
    }
    server.pass({ minutes: 6 })
  })

  test('in parallel does not slip through: of 30 at once five are tried', async () => {
    const { email } = server.cast.viewer
    const tries = await Promise.all(
      Array.from({ length: 30 }, (_, at) => tryFrom(`203.0.113.${at + 20}`, email, `wrong guess ${at}`)),
    )
    const statuses = tries.map((each) => each.status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(25)
  })

  test('is slowed for the network too, however many people it tries, and IPv6 counts by its /64', async () => {
    const statuses: number[] = []
    for (let count = 0; count < 21; count++)
      statuses.push(
        (await tryFrom(`2001:db8:1:2::${count + 1}`, `guess${count}@example.org`, 'wrong wrong')).status,
      )
    expect(statuses.filter((status) => status === 401)).toHaveLength(20)
    expect(statuses.at(-1)).toBe(429)
    expect((await tryFrom('2001:db8:1:3::1', 'guess@example.org', 'wrong wrong')).status).toBe(401)
  })

  test('leaves no address in the database', async () => {
    const { email } = server.cast.viewer
    const rows = await server.wiring.db.selectFrom('guesses').select('subject').execute()
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain(email)
    expect(JSON.stringify(rows)).not.toContain('203.0.113')
  })
})

test('a portal without a workspace says that set-up is missing', async () => {
  const empty = await startTestServer({ empty: true })
  const answer = await empty.as('nobody').get('/api/session/agent')
  expect(answer).toMatchObject({ status: 401, body: { type: '/problems/not-set-up' } })
  expect((await server.as('nobody').get('/api/session/agent')).body.type).toBe('/problems/unauthenticated')
  await empty.stop()
})

test('under https the cookies are bound to this very host', async () => {
  const secure = await startTestServer({ publicUrl: 'https://portal.example' })
  const client = secure.as('nobody')
  const answer = await client.post('/api/session/agent', {
    email: secure.cast.owner.email,
    password: ownerPassword,
  })
  expect(answer.headers['set-cookie']).toEqual([
    expect.stringMatching(/^__Host-encopia_agent=.+; Path=\/; .*HttpOnly; Secure; SameSite=Lax/),
    expect.stringMatching(/^__Host-encopia_device_agent=.+; Path=\/; .*HttpOnly; Secure; SameSite=Lax/),
  ])
  expect((await client.get('/api/session/agent')).status).toBe(200)
  await secure.stop()
})

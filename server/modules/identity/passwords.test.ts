import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ownerPassword } from '../../../test/harness/cast.ts'
import { mailedLink, mailsTo, runJobs } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())
// Nobody has to wait for what an earlier test tried.
beforeEach(() => server.pass({ hours: 2 }))

const ask = (path: string, email: string) => server.as('nobody').post(path, { email })
const linkOf = async (personId: number, purpose: string): Promise<string> =>
  (await mailedLink(server, { personId, purpose })) ?? 'none'

describe('a password chosen', () => {
  const choose = (password: string) =>
    server.as('customer').put('/api/area/me/password', { currentPassword: ownerPassword, password })
  const codes = async (password: string): Promise<string[]> =>
    (await choose(password)).body.problems.map((each: { code: string }) => each.code)

  test('is refused when short, long, common, or little more than who one is', async () => {
    expect(await codes('corta')).toEqual(['password.too-short'])
    expect(await codes('larga '.repeat(40))).toEqual(['password.too-long'])
    expect(await codes('Contraseña123')).toEqual(['password.common'])
    expect(await codes('1234567890')).toEqual(['password.common'])
    expect(await codes('fernanda-nunez-1985')).toEqual(['password.like-you'])
    expect(await codes('PapeleradelBajio7')).toEqual(['password.like-you'])
    expect(await codes('Alameda2026')).toEqual(['password.like-you'])
  })

  test('is told everything at once: a wrong current one and a bad new one', async () => {
    const body = { currentPassword: 'not this one', password: 'corta' }
    const answer = await server.as('customer').put('/api/area/me/password', body)
    expect(answer.status).toBe(422)
    expect(answer.body.problems.map((each: { path: string }) => each.path)).toEqual([
      'currentPassword',
      'password',
    ])
  })

  test('may be a sentence with spaces and accents, and reads the same from another keyboard', async () => {
    const sentence = 'el búho canta de día ñandú'
    expect((await choose(sentence)).status).toBe(200)
    expect(await mailsTo(server, server.cast.customer.email)).toContain('password-changed')
    const body = { email: server.cast.customer.email, password: sentence.normalize('NFD') }
    expect((await server.as('nobody').post('/api/session/area', body)).status).toBe(200)
  })
})

describe('a forgotten password', () => {
  const path = '/api/reset/agent'

  test('is answered the same for every address, and nothing is decided before the answer', async () => {
    const { agent, customer } = server.cast
    const answers = [
      await ask(path, agent.email),
      await ask(path, 'nobody@example.org'),
      await ask(path, customer.email),
    ]
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 202, body: undefined })
      expect(Object.keys(answer.headers)).toEqual(Object.keys(answers[0]?.headers ?? {}))
    }
    expect(await mailsTo(server, agent.email)).toEqual([])
    await runJobs(server)
    expect(await mailsTo(server, agent.email)).toEqual(['password-reset'])
    expect(await mailsTo(server, customer.email)).not.toContain('password-reset')
  })

  test('gets a link that shows whose it is, sets another password, signs in and ends every other session', async () => {
    const { agent } = server.cast
    const elsewhere = server.as('agent')
    await ask(path, agent.email)
    await runJobs(server)
    const link = await linkOf(agent.id, 'reset')
    const looked = await server.as('nobody').get(`${path}/${link}`)
    expect(looked.body).toMatchObject({
      stands: true,
      name: agent.name,
      email: agent.email,
      workspace: 'Alameda Hosting',
    })
    const client = server.as('nobody')
    const weak = await client.post(`${path}/${link}`, { password: 'corta' })
    expect(weak.body.problems).toMatchObject([{ path: 'password', code: 'password.too-short' }])
    const done = await client.post(`${path}/${link}`, { password: 'nueva frase de noviembre' })
    expect(done).toMatchObject({ status: 200, body: { state: 'open' } })
    expect((await client.get('/api/session/agent')).body.person.id).toBe(agent.id)
    expect((await elsewhere.get('/api/session/agent')).status).toBe(401)
    expect(await mailsTo(server, agent.email)).toContain('password-changed')
    const { items } = (await server.as('owner').get('/api/agent/trail')).body
    const his = { actor: { kind: 'agent', id: agent.id, name: agent.name }, door: 'agent' }
    expect(items.slice(0, 2)).toMatchObject([
      { type: 'agent.signed-in', ...his },
      { type: 'agent.password-reset', ...his },
    ])
  })

  test('has a link that used, expired, foreign or cut off looks alike', async () => {
    const { agent, admin } = server.cast
    const used = await linkOf(agent.id, 'reset')
    await ask(path, admin.email)
    await runJobs(server)
    const expired = await linkOf(admin.id, 'reset')
    server.pass({ hours: 1.1 })
    for (const link of [used, expired, expired.slice(0, 20), `1.${'A'.repeat(43)}`, 'x', '%F0%9F%92%A5']) {
      expect((await server.as('nobody').get(`${path}/${link}`)).body).toEqual({
        stands: false,
        workspace: 'Alameda Hosting',
      })
      const answer = await server
        .as('nobody')
        .post(`${path}/${link}`, { password: 'nueva frase de noviembre' })
      expect(answer.status).toBe(404)
      expect(answer.body.problems).toMatchObject([{ path: '', code: 'link.gone' }])
    }
  })

  test('has a link that opens once, also when it is used twice at the same time', async () => {
    const { admin } = server.cast
    await ask(path, admin.email)
    await runJobs(server)
    const link = await linkOf(admin.id, 'reset')
    const answers = await Promise.all(
      ['una frase de noviembre', 'otra frase de noviembre'].map((password) =>
        server.as('nobody').post(`${path}/${link}`, { password }),
      ),
    )
    expect(answers.map((each) => each.status).toSorted()).toEqual([200, 404])
  })

  test('met by a change of the password at the same moment, neither waits for the other for ever', async () => {
    const { viewer } = server.cast
    for (let round = 0; round < 3; round++) {
      server.pass({ hours: 2 })
      const client = server.as('nobody')
      const present = round === 0 ? ownerPassword : null
      await ask(path, viewer.email)
      await runJobs(server)
      const link = await linkOf(viewer.id, 'reset')
      if (present === null) await client.post(`${path}/${link}`, { password: `frase de la vuelta ${round}` })
      else await client.post('/api/session/agent', { email: viewer.email, password: present })
      await ask(path, viewer.email)
      await runJobs(server)
      const next = await linkOf(viewer.id, 'reset')
      const currentPassword = present ?? `frase de la vuelta ${round}`
      const answers = await Promise.all([
        client.put('/api/agent/me/password', { currentPassword, password: `otra frase ${round} distinta` }),
        server.as('nobody').post(`${path}/${next}`, { password: `tercera frase ${round} distinta` }),
        client.get('/api/session/agent'),
      ])
      for (const answer of answers) expect(answer.status).toBeLessThan(500)
    }
  })

  test('has a link of its door only: a customer’s opens nothing at the agents’ door', async () => {
    await ask('/api/magic-link/area', server.cast.customer.email)
    await runJobs(server)
    const link = await linkOf(server.cast.customer.id, 'magic-link')
    expect((await server.as('nobody').get(`${path}/${link}`)).body).toEqual({
      stands: false,
      workspace: 'Alameda Hosting',
    })
    expect((await server.as('nobody').get(`/api/reset/area/${link}`)).body).toEqual({
      stands: false,
      workspace: 'Alameda Hosting',
    })
  })

  test('a newer link voids the earlier one, and three an hour are mailed', async () => {
    const { viewer } = server.cast
    server.pass({ hours: 2 })
    const mailed = (await mailsTo(server, viewer.email)).length
    await ask(path, viewer.email)
    await runJobs(server)
    const earlier = await linkOf(viewer.id, 'reset')
    for (let count = 0; count < 4; count++) {
      expect((await ask(path, viewer.email)).status).toBe(202)
      await runJobs(server)
    }
    expect((await server.as('nobody').get(`${path}/${earlier}`)).body).toEqual({
      stands: false,
      workspace: 'Alameda Hosting',
    })
    expect((await mailsTo(server, viewer.email)).slice(mailed)).toEqual(Array(3).fill('password-reset'))
  })

  test('is slowed from one network, whatever the addresses', async () => {
    const statuses: number[] = []
    for (let count = 0; count < 12; count++) statuses.push((await ask(path, `n${count}@example.org`)).status)
    expect(statuses.at(-1)).toBe(429)
  })

  test('does not go around the second factor', async () => {
    const { owner } = server.cast
    const fresh = server.as('nobody')
    await fresh.post('/api/session/agent', { email: owner.email, password: ownerPassword })
    const begun = await fresh.post('/api/agent/me/second-factor', { currentPassword: ownerPassword })
    const totp = new TOTP({ secret: Secret.fromBase32(begun.body.key) })
    const code = () => totp.generate({ timestamp: server.wiring.now().getTime() })
    await fresh.post('/api/agent/me/second-factor/confirmation', { code: code() })
    await ask(path, owner.email)
    await runJobs(server)
    const client = server.as('nobody')
    const answer = await client.post(`${path}/${await linkOf(owner.id, 'reset')}`, {
      password: 'frase de la dueña',
    })
    expect(answer.body).toEqual({ state: 'half' })
    expect((await client.get('/api/session/agent')).status).toBe(401)
    server.pass({ minutes: 1 })
    expect((await client.post('/api/session/agent/second-factor', { code: code() })).status).toBe(200)
  })
})

describe('a magic link', () => {
  const path = '/api/magic-link/area'

  test('signs a customer in once, within ten minutes, and looking at it uses nothing up', async () => {
    const { otherCustomer } = server.cast
    expect((await ask(path, otherCustomer.email)).status).toBe(202)
    await runJobs(server)
    const link = await linkOf(otherCustomer.id, 'magic-link')
    for (let count = 0; count < 2; count++)
      expect((await server.as('nobody').get(`${path}/${link}`)).body.stands).toBe(true)
    const answers = await Promise.all([1, 2].map(() => server.as('nobody').post(`${path}/${link}`)))
    expect(answers.map((each) => each.status).toSorted()).toEqual([200, 404])
    await ask(path, otherCustomer.email)
    await runJobs(server)
    const late = await linkOf(otherCustomer.id, 'magic-link')
    server.pass({ minutes: 11 })
    expect((await server.as('nobody').post(`${path}/${late}`)).status).toBe(404)
  })

  test('still asks for the second factor', async () => {
    const { otherCustomer } = server.cast
    const client = server.as('nobody')
    await client.post('/api/session/area', { email: otherCustomer.email, password: ownerPassword })
    const begun = await client.post('/api/area/me/second-factor', { currentPassword: ownerPassword })
    const totp = new TOTP({ secret: Secret.fromBase32(begun.body.key) })
    const code = totp.generate({ timestamp: server.wiring.now().getTime() })
    await client.post('/api/area/me/second-factor/confirmation', { code })
    await ask(path, otherCustomer.email)
    await runJobs(server)
    const link = await linkOf(otherCustomer.id, 'magic-link')
    const half = server.as('nobody')
    expect((await half.post(`${path}/${link}`)).body).toEqual({ state: 'half' })
    expect((await half.get('/api/area/me/sessions')).status).toBe(401)
  })

  test('is answered alike and not sent to agents, strangers, blocked people and unverified addresses', async () => {
    const { stranger, agent } = server.cast
    const now = server.wiring.now()
    await server.wiring.db.insertInto('contact_blocks').values({ contact_id: stranger.id, at: now }).execute()
    for (const email of [stranger.email, agent.email, 'nobody@example.org'])
      expect((await ask(path, email)).status).toBe(202)
    await runJobs(server)
    for (const email of [stranger.email, agent.email, 'nobody@example.org'])
      expect(await mailsTo(server, email)).not.toContain('magic-link')
  })
})

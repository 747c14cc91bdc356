import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownerPassword } from '../../../test/harness/cast.ts'
import { mailedLink, mailsTo, runJobs, trailTypes } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const path = '/api/agent/agents'
const linkOf = async (personId: number): Promise<string> =>
  (await mailedLink(server, { personId, purpose: 'invitation' })) ?? 'none'
const invite = (who: 'owner' | 'admin', body: object) => server.as(who).post(path, body)

describe('an invitation', () => {
  test('makes an agent who signs in once he has chosen a password by the mailed link', async () => {
    const invited = await invite('admin', {
      name: 'Ximena Ñáñez',
      email: 'Ximena@alameda.example',
      role: 'agent',
    })
    expect(invited.status).toBe(201)
    expect(invited.body).toMatchObject({
      access: 'invited',
      role: 'agent',
      language: 'es',
      deactivatedAt: null,
    })
    expect(await mailsTo(server, 'ximena@alameda.example')).toEqual(['invitation'])
    const link = await linkOf(invited.body.id)
    const looked = await server.as('nobody').get(`/api/invitation/agent/${link}`)
    expect(looked.body).toMatchObject({ stands: true, name: 'Ximena Ñáñez', workspace: 'Alameda Hosting' })
    const client = server.as('nobody')
    const accepted = await client.post(`/api/invitation/agent/${link}`, {
      password: 'frase nueva de bienvenida',
    })
    expect(accepted.body).toEqual({ state: 'open' })
    expect((await client.get('/api/session/agent')).body.role).toBe('agent')
    expect(await mailsTo(server, 'ximena@alameda.example')).toEqual(['invitation'])
    expect(await trailTypes(server, { kind: 'agent', id: invited.body.id })).toEqual([
      'agent.invited',
      'agent.activated',
      'agent.signed-in',
    ])
    const again = await server.as('admin').post(`${path}/${invited.body.id}/invitation`)
    expect(again.body.problems[0].code).toBe('agent.accepted')
  })

  test('tells everything that is wrong with it at once', async () => {
    const answer = await invite('owner', { name: '', email: 'no address', role: 'boss', language: 'fr' })
    expect(answer.status).toBe(422)
    expect(answer.body.problems.map((each: { path: string }) => each.path)).toEqual([
      'name',
      'email',
      'role',
      'language',
    ])
  })

  test('for a taken address is a conflict that names who has it', async () => {
    const { customer } = server.cast
    const answer = await invite('owner', { name: 'Otra', email: customer.email, role: 'viewer' })
    expect(answer.status).toBe(409)
    expect(answer.body.problems[0]).toMatchObject({
      path: 'email',
      code: 'address.taken',
      params: { id: customer.id, kind: 'contact', name: customer.name },
    })
  })

  test('sent again voids the earlier link; forgotten at sign-in sends it too', async () => {
    const email = 'tomas@alameda.example'
    const { body } = await invite('owner', { name: 'Tomás Oñate', email, role: 'viewer' })
    const earlier = await linkOf(body.id)
    expect((await server.as('owner').post(`${path}/${body.id}/invitation`)).status).toBe(200)
    expect((await server.as('nobody').get(`/api/invitation/agent/${earlier}`)).body).toEqual({
      stands: false,
      workspace: 'Alameda Hosting',
    })
    await server.as('nobody').post('/api/reset/agent', { email })
    await runJobs(server)
    expect(await mailsTo(server, email)).toEqual(['invitation', 'invitation', 'invitation'])
  })

  test('sent twice with one key makes one agent', async () => {
    const body = { name: 'Una Vez', email: 'unavez@alameda.example', role: 'viewer' }
    const answers = await Promise.all(
      [1, 2].map(() => server.as('owner').post(path, body, { key: 'invite-once' })),
    )
    expect(answers.map((each) => each.status)).toEqual([201, 201])
    expect(answers[0]?.body.id).toBe(answers[1]?.body.id)
  })
})

describe('roles', () => {
  test('nobody gives a role above his own, nor changes who is above him', async () => {
    const given = await invite('admin', { name: 'Más', email: 'mas@alameda.example', role: 'owner' })
    expect(given).toMatchObject({ status: 403 })
    expect(given.body.problems[0]).toMatchObject({ path: 'role', code: 'role.above-own' })
    const { owner, agent } = server.cast
    const demoted = await server.as('admin').patch(`${path}/${owner.id}`, { role: 'viewer' }, { version: 1 })
    expect(demoted.body.problems[0].code).toBe('agent.above-own')
    const raised = await server.as('admin').patch(`${path}/${agent.id}`, { role: 'owner' }, { version: 1 })
    expect(raised.status).toBe(403)
  })

  test('an API key gives no role that may do what the key may not', async () => {
    const scopes = ['agents.manage', 'agents.read']
    const made = await server.as('owner').post('/api/agent/me/api-keys', { name: 'Altas', scopes })
    const headers = { authorization: `Bearer ${made.body.key}` }
    const body = { name: 'Llave', email: 'llave@alameda.example', role: 'admin' }
    expect((await server.as('nobody').post(path, body, { headers })).status).toBe(403)
  })

  test('a change names the version it was made from, and the second of two sees the first', async () => {
    const { agent } = server.cast
    const url = `${path}/${agent.id}`
    expect((await server.as('owner').patch(url, { name: 'Noelia Ibáñez' })).status).toBe(428)
    const first = await server.as('owner').patch(url, { name: 'Noelia Ibáñez' }, { version: 1 })
    expect(first).toMatchObject({ status: 200, body: { version: 2 } })
    const second = await server.as('admin').patch(url, { role: 'viewer' }, { version: 1 })
    expect(second).toMatchObject({ status: 412, body: { current: { name: 'Noelia Ibáñez', version: 2 } } })
  })

  test('another role counts at the next request', async () => {
    const { agent } = server.cast
    await server.as('owner').patch(`${path}/${agent.id}`, { role: 'viewer' }, { version: 2 })
    expect((await server.as('agent').get('/api/session/agent')).body.permissions).not.toContain(
      'contacts.write',
    )
    await server.as('owner').patch(`${path}/${agent.id}`, { role: 'agent' }, { version: 3 })
  })
})

describe('letting go', () => {
  test('ends sessions and keys at once, and taking back lets him in again', async () => {
    const { agent } = server.cast
    expect((await server.as('apiKey').get(path)).status).toBe(200)
    const gone = await server.as('admin').put(`${path}/${agent.id}/deactivation`, undefined)
    expect(gone.body.deactivatedAt).not.toBeNull()
    expect((await server.as('agent').get('/api/session/agent')).status).toBe(401)
    expect((await server.as('apiKey').get(path)).status).toBe(401)
    const body = { email: agent.email, password: ownerPassword }
    expect((await server.as('nobody').post('/api/session/agent', body)).status).toBe(401)
    expect(
      (await server.as('admin').delete(`${path}/${agent.id}/deactivation`)).body.deactivatedAt,
    ).toBeNull()
    expect((await server.as('nobody').post('/api/session/agent', body)).status).toBe(200)
    expect(await trailTypes(server, { kind: 'agent', id: agent.id })).toEqual(
      expect.arrayContaining(['agent.deactivated', 'agent.reactivated']),
    )
  })

  test('is not for oneself, and voids the invitation of who had not come yet', async () => {
    const { owner } = server.cast
    const own = await server.as('owner').put(`${path}/${owner.id}/deactivation`, undefined)
    expect(own.body.problems[0].code).toBe('agent.yourself')
    const { body } = await invite('owner', { name: 'Nunca', email: 'nunca@alameda.example', role: 'viewer' })
    const link = await linkOf(body.id)
    await server.as('owner').put(`${path}/${body.id}/deactivation`, undefined)
    expect((await server.as('nobody').get(`/api/invitation/agent/${link}`)).body).toEqual({
      stands: false,
      workspace: 'Alameda Hosting',
    })
  })

  test('leaves an owner who can sign in: one who was only invited does not count', async () => {
    const { owner } = server.cast
    await invite('owner', { name: 'Quizá', email: 'quiza@alameda.example', role: 'owner' })
    const { version } = (await server.as('owner').get(`${path}/${owner.id}`)).body
    const left = await server.as('owner').patch(`${path}/${owner.id}`, { role: 'admin' }, { version })
    expect(left).toMatchObject({ status: 409, body: { problems: [{ code: 'agent.last-owner' }] } })
  })

  test('leaves an owner: the last one is neither demoted nor let go, not even by two who do it to each other', async () => {
    const { owner, admin } = server.cast
    const own = await server.as('owner').patch(`${path}/${owner.id}`, { role: 'admin' }, { version: 1 })
    expect(own.body.problems[0].code).toBe('agent.last-owner')
    await server.as('owner').patch(`${path}/${admin.id}`, { role: 'owner' }, { version: 1 })
    const answers = await Promise.all([
      server.as('owner').put(`${path}/${admin.id}/deactivation`, undefined),
      server.as('admin').put(`${path}/${owner.id}/deactivation`, undefined),
    ])
    expect(answers.map((each) => each.status).toSorted()).toEqual([200, expect.toBeOneOf([401, 409])])
  })
})

test('oneself: name, language, time zone and single keys, everything wrong at once', async () => {
  const client = server.as('viewer')
  const me = (await client.get('/api/agent/me')).body
  const wrong = { name: 'www.example.com/x', language: 'fr', timeZone: 'Mars/Olympus' }
  const refused = await client.patch('/api/agent/me', wrong, { version: me.version })
  expect(refused.body.problems).toHaveLength(3)
  const body = { name: 'Lucía Ocaña', language: 'en', timeZone: 'Europe/Madrid', singleKeys: false }
  const changed = await client.patch('/api/agent/me', body, { version: me.version })
  expect(changed.body).toMatchObject({ ...body, version: me.version + 1 })
  expect((await client.get('/api/session/agent')).body.person).toMatchObject(body)
  expect((await client.patch('/api/agent/me', { role: 'owner' }, { version: me.version + 1 })).status).toBe(
    422,
  )
})

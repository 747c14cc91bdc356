import { afterAll, beforeAll, expect, test } from 'vitest'
import { setUpLink } from '../../server/modules/identity/index.ts'
import { startTestServer, type TestServer } from '../harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ empty: true })
})
afterAll(() => server.stop())

const good = () => ({
  secret: setUpLink(server.wiring).split('/').at(-1),
  workspace: { name: 'Alameda Hosting', language: 'es', country: 'MX', timeZone: 'America/Mexico_City' },
  owner: { name: 'Iker Zubizarreta Lasa', email: 'Iker@Alameda.example', password: 'correcto caballo grapa' },
})

test('set-up without the one-time secret does not exist', async () => {
  const answer = await server.as('nobody').post('/api/set-up', { ...good(), secret: 'guessed' })
  expect(answer.status).toBe(404)
})

test('a set-up link says whether it opens the set-up', async () => {
  const stateOf = async (secret: unknown) =>
    (await server.as('nobody').get(`/api/set-up/${secret}`)).body.state
  expect(await stateOf(good().secret)).toBe('open')
  expect(await stateOf('guessed')).toBe('closed')
})

test('set-up reports every wrong field at once, in the reader’s language', async () => {
  const wrong = {
    ...good(),
    workspace: { name: ' ', language: 'fr', country: 'XX', timeZone: 'Mars/Olympus' },
    owner: { name: '', email: 'iker', password: 'corta' },
  }
  const answer = await server.as('nobody', { language: 'es' }).post('/api/set-up', wrong)
  expect(answer.status).toBe(422)
  expect(answer.body.problems.map((problem: { path: string }) => problem.path).sort()).toEqual([
    'owner.email',
    'owner.name',
    'owner.password',
    'workspace.country',
    'workspace.language',
    'workspace.name',
    'workspace.timeZone',
  ])
  expect(
    answer.body.problems.find((problem: { path: string }) => problem.path === 'owner.email').message,
  ).toBe('Falta la arroba (@)')
})

test('set-up makes the workspace and signs its owner in, once', async () => {
  const owner = server.as('nobody')
  const made = await owner.post('/api/set-up', good())
  expect(made.status).toBe(201)
  expect(made.body).toMatchObject({ role: 'owner', person: { email: 'Iker@Alameda.example' } })
  expect((await owner.get('/api/session/agent')).body.workspace.name).toBe('Alameda Hosting')
  const again = await server.as('nobody').post('/api/set-up', good())
  expect(again.status).toBe(409)
  expect((await server.as('nobody').get(`/api/set-up/${good().secret}`)).body.state).toBe('done')
  const trail = await server.wiring.db
    .selectFrom('trail_entries')
    .select(['type', 'door'])
    .orderBy('id')
    .execute()
  expect(trail).toEqual([
    { type: 'workspace.set-up', door: 'set-up' },
    { type: 'agent.created', door: 'set-up' },
  ])
})

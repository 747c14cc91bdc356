import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { Refusal } from '../../lib/errors.ts'
import { seedSample } from './seed-sample.ts'
import { liveSamples } from './store/sample.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const count = async () => (await server.as('owner').get('/api/agent/contacts')).body.count.value

test('of two who ask at once one loads it', async () => {
  const owner = server.as('owner')
  const answers = await Promise.all([0, 1].map(() => owner.post('/api/agent/sample-data')))
  expect(answers.map(({ status }) => status).sort()).not.toEqual([201, 201])
  // Whoever looked before the first began gets his turn after it ended.
  const { db, now } = server.wiring
  const loaded = async () => {
    if ((await liveSamples(db, 1)).length > 0) throw new Refusal('conflict')
  }
  const actor = { kind: 'system', door: 'sample', ip: null, requestId: null, language: 'es' } as const
  const again = seedSample(db, actor, { contacts: 1, companies: 0, accounts: 0 }, { now, mayBegin: loaded })
  await expect(again).rejects.toMatchObject({ kind: 'conflict' })
  await owner.delete('/api/agent/sample-data')
})

test('sample data is loaded once, sends no mail, and goes with one undo', async () => {
  const owner = server.as('owner')
  const before = await count()
  expect(await owner.post('/api/agent/sample-data')).toMatchObject({ status: 201, body: { contacts: 240 } })
  expect((await owner.post('/api/agent/sample-data')).body.problems[0].code).toBe('sample.present')
  expect(await server.wiring.db.selectFrom('messages').select('id').execute()).toEqual([])
  const companies = () =>
    server.wiring.db
      .selectFrom('memberships')
      .innerJoin('companies', 'companies.id', 'memberships.company_id')
      .select(['company_id', 'contact_id', 'is_primary', 'by_domain'])
      .where('companies.life', '=', 'live')
      .orderBy('company_id')
      .orderBy('contact_id')
      .execute()
  const belong = await companies()
  expect(new Set(belong.map(({ company_id }) => company_id)).size).toBeGreaterThan(10)
  const contents = async () => {
    const { items } = (await owner.get('/api/agent/accounts?limit=200')).body
    const sum = (kind: string) =>
      items.reduce((all: number, each: Record<string, number>) => all + (each[kind] ?? 0), 0)
    return [items.length, sum('contacts'), sum('domains'), sum('services')]
  }
  const held = await contents()
  const tickets = async () => (await owner.get('/api/agent/tickets')).body.count.value
  expect(await tickets()).toBe(90)
  expect(held.every((count) => count > 50)).toBe(true)
  const removed = await owner.delete('/api/agent/sample-data')
  expect(await companies()).toEqual([])
  expect(await contents()).toEqual([2, 0, 0, 0])
  expect(await tickets()).toBe(0)
  expect(removed).toMatchObject({ status: 200, body: { contacts: 240 } })
  expect(await count()).toBe(before)
  expect((await owner.post(`/api/agent/undos/${removed.body.undoId}`)).status).toBe(200)
  expect(await count()).toBe(before + 240)
  expect(await companies()).toEqual(belong)
  expect(await contents()).toEqual(held)
  expect(await tickets()).toBe(90)
})

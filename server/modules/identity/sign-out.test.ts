import { afterAll, beforeAll, expect, test } from 'vitest'
import { testClient } from '../../../test/harness/test-client.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { openSession } from './index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const doors = [
  { door: 'agent', member: 'agent' },
  { door: 'area', member: 'customer' },
] as const

async function halfWay({ door, member }: (typeof doors)[number]) {
  const session = { door, personId: server.cast[member].id, state: 'half', ip: null, userAgent: '' } as const
  const { db, now, publicUrl } = server.wiring
  const { token } = await db.transaction().execute((tx) => openSession(tx, now(), session))
  return testClient(server.app, { origin: publicUrl, cookies: { [`encopia_${door}`]: token } })
}

const countOf = async (personId: number) =>
  (await server.wiring.db.selectFrom('sessions').select('id').where('person_id', '=', personId).execute())
    .length

test.each(doors)('at the $door door half a session signs out, and is gone', async (at) => {
  const before = await countOf(server.cast[at.member].id)
  const client = await halfWay(at)
  expect((await client.delete(`/api/session/${at.door}`)).status).toBe(204)
  expect(client.cookies.size).toBe(0)
  expect(await countOf(server.cast[at.member].id)).toBe(before)
})

test('the scheme of an API key is read in any case', async () => {
  for (const scheme of ['Bearer', 'bearer', 'BEARER'])
    expect(
      (
        await server.as('nobody').get('/api/agent/contacts', {
          headers: { authorization: `${scheme} ${server.cast.apiKey}` },
        })
      ).status,
    ).toBe(200)
})

test('another site signs nobody out', async () => {
  const cookies = server.cast.owner.cookie
  const foreign = testClient(server.app, { origin: 'https://evil.example', cookies })
  expect((await foreign.delete('/api/session/agent')).status).toBe(403)
  expect((await server.as('owner').get('/api/session/agent')).status).toBe(200)
})

test.each(doors)('at the $door door a session that is over clears its cookie all the same', async (at) => {
  const client = await halfWay(at)
  server.pass({ days: 90 })
  expect((await client.delete(`/api/session/${at.door}`)).status).toBe(204)
  expect(client.cookies.size).toBe(0)
})

import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownerPassword } from '../../../test/harness/cast.ts'
import type { TestAnswer } from '../../../test/harness/test-client.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import type { Tx } from '../../lib/db.ts'

let server: TestServer
let key = ''
let recoveryCodes: string[] = []
beforeAll(async () => {
  server = await startTestServer()
  const client = server.as('agent')
  const path = '/api/agent/me/second-factor'
  key = (await client.post(path, { currentPassword: ownerPassword })).body.key
  recoveryCodes = (await client.post(`${path}/confirmation`, { code: code() })).body.codes
  server.pass({ minutes: 0.5 })
})
afterAll(() => server.stop())

const code = (): string =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: server.wiring.now().getTime() })

async function halfWay() {
  const client = server.as('nobody')
  const { email } = server.cast.agent
  expect((await client.post('/api/session/agent', { email, password: ownerPassword })).body.state).toBe(
    'half',
  )
  return client
}

/** Sends requests that overtake nothing: what `change` does is committed once they all wait for it or have answered. */
async function meanwhile(
  change: (tx: Tx) => Promise<unknown>,
  send: () => Promise<TestAnswer>[],
): Promise<number[]> {
  const { db } = server.wiring
  let left = 0
  const sent = await db.transaction().execute(async (tx) => {
    await change(tx)
    const requests = send()
    left = requests.length
    for (const request of requests) void request.finally(() => left--)
    while (left > (await waiting())) await new Promise((resolve) => setTimeout(resolve, 5))
    return { requests }
  })
  return (await Promise.all(sent.requests)).map(({ status }) => status).toSorted()
}

async function waiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from pg_stat_activity
    where datname = current_database()
      and wait_event_type = 'Lock'`.execute(server.wiring.db)
  return rows[0]?.count ?? 0
}

const halfOf = (tx: Tx) =>
  sql`select from sessions where person_id = ${server.cast.agent.id} and state = 'half' for update`.execute(
    tx,
  )

test('half a session becomes one whole one, though two right codes are given at once', async () => {
  const half = await halfWay()
  const cookies = [...half.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const give = (given: string | undefined) =>
    server
      .as('nobody')
      .post('/api/session/agent/second-factor', { code: given }, { headers: { cookie: cookies } })
  const statuses = await meanwhile(halfOf, () => [give(code()), give(recoveryCodes[0])])
  expect(statuses).toEqual([200, 401])
})

test('half a session that ended while its code was on the way becomes none, and its code is not used up', async () => {
  server.pass({ minutes: 0.5 })
  const half = await halfWay()
  const end = (tx: Tx) => tx.deleteFrom('sessions').where('state', '=', 'half').execute()
  const give = () => half.post('/api/session/agent/second-factor', { code: recoveryCodes[1] })
  expect(await meanwhile(end, () => [give()])).toEqual([401])
  const next = await halfWay()
  const again = await next.post('/api/session/agent/second-factor', { code: recoveryCodes[1] })
  expect(again.status).toBe(200)
})

test('whoever is blocked or let go while his password is compared does not come in', async () => {
  const { db, now } = server.wiring
  const { customer, viewer } = server.cast
  const signIn = (door: 'agent' | 'area', email: string) =>
    server.as('nobody').post(`/api/session/${door}`, { email, password: ownerPassword })
  const block = (tx: Tx) =>
    sql`insert into contact_blocks (contact_id, at) values (${customer.id}, ${now()})`.execute(tx)
  const letGo = (tx: Tx) =>
    sql`insert into agent_deactivations (agent_id, at) values (${viewer.id}, ${now()})`.execute(tx)
  const sessions = () => db.selectFrom('sessions').select('id').orderBy('id').execute()
  const before = await sessions()
  expect(await meanwhile(block, () => [signIn('area', customer.email)])).toEqual([401])
  expect(await meanwhile(letGo, () => [signIn('agent', viewer.email)])).toEqual([401])
  expect(await sessions()).toEqual(before)
})

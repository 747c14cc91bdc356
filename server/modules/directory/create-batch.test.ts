import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import type { Actor } from '../trail/index.ts'
import { createContacts, type NewContactDraft } from './create-contacts.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const job: Actor = { kind: 'system', door: 'import', ip: null, requestId: null, language: 'es' }
const draft = (name: string, emails: string[], more: object = {}): NewContactDraft => ({
  name,
  emails,
  sendActivation: false,
  ...more,
})
const create = (drafts: NewContactDraft[], actor: Actor = job) =>
  server.wiring.db.transaction().execute((tx) => createContacts(tx, actor, new Date(), drafts))
const left = async () => {
  const { db } = server.wiring
  const counts = ['people', 'contacts', 'claims', 'addresses', 'trail_entries'] as const
  return Promise.all(
    counts.map(async (table) => {
      const query = db.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('count'))
      return (await query.executeTakeFirstOrThrow()).count
    }),
  )
}

test('of a batch the good are made and the bad refused with all that is wrong, leaving nothing behind', async () => {
  const before = await left()
  const { done, refused } = await create([
    draft('Buena', ['buena@lote.example']),
    draft('', ['mala', 'peor']),
    draft('Tomada', [server.cast.customer.email, 'libre@lote.example']),
    draft('Buena también', ['tambien@lote.example'], { externalId: 'L-1' }),
    draft('Mismo id', ['mismo@lote.example'], { externalId: 'L-1' }),
  ])
  expect(done.map(({ index }) => index)).toEqual([0, 3])
  expect(
    refused.map(({ index, problems }) => [index, problems.map(({ path, code }) => `${path} ${code}`)]),
  ).toEqual([
    [1, ['name person-name.empty', 'emails.0 mail-address.no-at', 'emails.1 mail-address.no-at']],
    [2, ['emails.0 email.taken']],
    [4, ['externalId external-id.taken']],
  ])
  const after = await left()
  expect(after.map((count, at) => count - (before[at] ?? 0))).toEqual([2, 2, 2, 2, 2])
})

test('a refused contact leaves the trail unread, however long it is', async () => {
  const { customer } = server.cast
  await server.wiring.db.transaction().execute(async (tx) => {
    const reads = async () => {
      const { rows } = await sql<{ count: number }>`
        select (seq_scan + idx_scan)::integer as count
        from pg_stat_xact_user_tables
        where relname = 'trail_entries'`.execute(tx)
      return rows[0]?.count
    }
    const before = await reads()
    const taken = draft('Tomada', [customer.email, 'nueva@rechazo.example'])
    expect((await createContacts(tx, job, new Date(), [taken])).refused).toHaveLength(1)
    expect(await reads()).toBe(before)
  })
})

test('of equal addresses in one batch the first that can be made wins', async () => {
  const { done, refused } = await create([
    draft('Primera, pero tomada', ['igual@lote.example', server.cast.customer.email]),
    draft('Segunda', ['igual@lote.example']),
    draft('Tercera', ['IGUAL@lote.example']),
  ])
  expect(done.map(({ index }) => index)).toEqual([1])
  expect(refused).toMatchObject([
    { index: 0, problems: [{ path: 'emails.1', code: 'email.taken' }] },
    { index: 2, problems: [{ path: 'emails.0', params: { name: 'Segunda' } }] },
  ])
})

test('two batches at once over the same addresses share them out without waiting for ever', async () => {
  const names = Array.from({ length: 40 }, (_, at) => `cruce${at}@lote.example`)
  const batches = [names, names.toReversed()].map((order) =>
    create(order.map((email) => draft('Cruce', [email]))),
  )
  const outcomes = await Promise.all(batches)
  expect(outcomes.reduce((sum, { done }) => sum + done.length, 0)).toBe(40)
})

test('who may not see contacts is not told who has an address', async () => {
  const blind: Actor = {
    ...job,
    kind: 'agent',
    id: server.cast.agent.id,
    name: '',
    role: 'agent',
    permissions: new Set(['contacts.write']),
    sessionId: null,
    apiKeyId: 1,
  }
  const { refused } = await create([draft('Ciega', [server.cast.customer.email])], blind)
  expect(refused[0]?.problems).toEqual([{ path: 'emails.0', code: 'email.taken' }])
})

test('a list beyond ten thousand is counted roughly', async () => {
  await sql`
    with made as (
      insert into people (kind)
      select 'contact'
      from generate_series(1, 10100)
      returning id
    )
    insert into contacts (id, name, sort_name, search_text, origin, created_at, updated_at)
    select id, 'Masa ' || id, 'masa!' || id, 'masa ' || id, 'import', now(), now()
    from made`.execute(server.wiring.db)
  const { body } = await server.as('viewer').get('/api/agent/contacts?limit=1')
  expect(body.count).toMatchObject({ isExact: false })
  expect(body.count.value).toBeGreaterThan(10_000)
  // Who has to be gathered before being put in order is known exactly, however many they are.
  const gathered = await server.as('viewer').get('/api/agent/contacts?q=masa&limit=1')
  expect(gathered.body.count.value).toBeGreaterThan(10_000)
})

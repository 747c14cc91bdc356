import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJobs } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { inTransaction } from '../../lib/db.ts'
import type { Actor } from '../trail/index.ts'
import { createCompanies, createContacts } from './index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const system: Actor = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' }
const companiesOf = async (id: number): Promise<string[]> =>
  (await server.as('viewer').get(`/api/agent/contacts/${id}`)).body.companies.map(
    (each: { name: string }) => each.name,
  )
const post = (path: string, body: object) => server.as('agent').post(`/api/agent/${path}`, body)

const waiting = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from pg_locks
    join pg_database on pg_database.oid = pg_locks.database and datname = current_database()
    where not granted
      and relation = 'claims'::regclass`.execute(server.wiring.db)
  return rows[0]?.count ?? 0
}
const untilSomebodyWaits = async () => {
  while ((await waiting()) === 0) await new Promise(setImmediate)
}

test('a contact that is being made while a domain comes is associated all the same', async () => {
  let added: ReturnType<typeof post> | undefined
  const id = await inTransaction(server.wiring.db, async (tx) => {
    const draft = { name: 'A la vez', emails: ['a@vez.example'], sendActivation: false }
    const { done } = await createContacts(tx, system, server.wiring.now(), [draft])
    added = post('companies', { name: 'A la Vez', mailDomains: ['vez.example'] })
    await untilSomebodyWaits()
    return done[0]?.id ?? 0
  })
  expect((await added)?.body.associationJobId).toEqual(expect.any(Number))
  await runJobs(server)
  expect(await companiesOf(id)).toEqual(['A la Vez'])
})

test('a contact that waits for the domain to come sees it', async () => {
  let made: ReturnType<typeof post> | undefined
  await inTransaction(server.wiring.db, async (tx) => {
    const draft = { name: 'Antes', mailDomains: ['antes.example'], associateMatching: true }
    await createCompanies(tx, system, server.wiring.now(), [draft])
    made = post('contacts', { name: 'Después', emails: ['a@antes.example'], sendActivation: false })
    await untilSomebodyWaits()
  })
  expect((await made)?.body.companies).toMatchObject([{ name: 'Antes', isPrimary: true }])
})

test('many contacts and a domain at once: nobody falls between', async () => {
  const people = Array.from({ length: 20 }, (_, at) =>
    post('contacts', { name: `Muchos ${at}`, emails: [`p${at}@muchos.example`], sendActivation: false }),
  )
  const [company, ...made] = await Promise.all([
    post('companies', { name: 'Muchos', mailDomains: ['muchos.example'] }),
    ...people,
  ])
  await runJobs(server)
  for (const { body } of made) expect(await companiesOf(body.id)).toEqual(['Muchos'])
  expect((await server.as('viewer').get(`/api/agent/companies/${company?.body.id}`)).body.contacts).toEqual({
    value: 20,
    isExact: true,
  })
})

test('two associations and a membership by hand at once leave one primary company', async () => {
  const { id } = (await post('contacts', { name: 'Tres', emails: ['a@tres.example', 'a@cuatro.example'] }))
    .body
  const hand = (await post('companies', { name: 'Por Mano' })).body.id
  await Promise.all([
    post('companies', { name: 'Tres', mailDomains: ['tres.example'] }),
    post('companies', { name: 'Cuatro', mailDomains: ['cuatro.example'] }),
  ])
  await Promise.all([
    runJobs(server),
    server.as('agent').put(`/api/agent/contacts/${id}/companies/${hand}`, {}),
  ])
  const { companies } = (await server.as('viewer').get(`/api/agent/contacts/${id}`)).body
  expect(companies.map((each: { name: string }) => each.name).sort()).toEqual(['Cuatro', 'Por Mano', 'Tres'])
  expect(companies.filter((each: { isPrimary: boolean }) => each.isPrimary)).toHaveLength(1)
})

import fc from 'fast-check'
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
const patch = async (path: string, body: object) => {
  const { version } = (await server.as('agent').get(`/api/agent/${path}`)).body
  return server.as('agent').patch(`/api/agent/${path}`, body, { version })
}

// Domains below one another and one apart; whose address decides is the longest that a company has.
const places = ['a', 'm.a', 'x.m.a', 'b']
const worlds = fc.record({
  people: fc.array(fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  // Of each place, whose company's domain it is; 3: nobody's.
  owners: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
  order: fc.array(fc.nat(), { minLength: 20, maxLength: 20 }),
  runsJobs: fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
})

type Step = { of: string; run: () => Promise<unknown> }
let world = 0

test('any order of contacts, addresses, companies and domains ends in the same memberships', async () => {
  await fc.assert(
    fc.asyncProperty(worlds, async ({ people, owners, order, runsJobs }) => {
      const root = `mundo${++world}.example`
      const domain = (place: number): string => `${places[place]}.${root}`
      const ids: number[] = []
      const companies: number[] = []
      const steps: Step[] = [
        ...people.flatMap((own, at): Step[] =>
          own.map((_, more) => {
            const emails = own.slice(0, more + 1).map((place) => `p${at}@${domain(place)}`)
            const made = { name: `Persona ${at}`, emails, sendActivation: false }
            return {
              of: `person ${at}`,
              run: async () => {
                if (more > 0) await patch(`contacts/${ids[at]}`, { emails })
                else ids[at] = (await post('contacts', made)).body.id
              },
            }
          }),
        ),
        ...[0, 1, 2].flatMap((at): Step[] => {
          const own = [0, 1, 2, 3].filter((place) => owners[place] === at).map(domain)
          return [[], ...own].map((_, more) => ({
            of: `company ${at}`,
            run: async () => {
              if (more > 0) await patch(`companies/${companies[at]}`, { mailDomains: own.slice(0, more) })
              else companies[at] = (await post('companies', { name: `C${at} ${root}` })).body.id
            },
          }))
        }),
      ]
      for (const [at, step] of shuffled(steps, order).entries()) {
        await step.run()
        if (runsJobs[at % 20]) await runJobs(server)
      }
      await runJobs(server)
      for (const [at, own] of people.entries())
        expect(new Set(await companiesOf(ids[at] ?? 0))).toEqual(
          new Set(own.flatMap((place) => decided(place, owners)).map((owner) => `C${owner} ${root}`)),
        )
    }),
    { seed: 20261122, numRuns: process.env.SOAK === '1' ? 300 : 12 },
  )
})

/** The longest place at or above this one that a company has. */
function decided(place: number, owners: readonly number[]): number[] {
  const above = place === 3 ? [3] : [2, 1, 0].filter((each) => each <= place)
  return above
    .flatMap((each) => owners[each] ?? 3)
    .filter((owner) => owner < 3)
    .slice(0, 1)
}

/** Any order in which the steps of one thing keep theirs. */
function shuffled(steps: readonly Step[], order: readonly number[]): Step[] {
  const queues = Map.groupBy(steps, ({ of }) => of)
  return steps.map((_, at) => {
    const waiting = [...queues.values()].filter((queue) => queue.length > 0)
    return waiting[(order[at % order.length] ?? 0) % waiting.length]?.shift() as Step
  })
}

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

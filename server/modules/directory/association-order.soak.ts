import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJobs } from '../../../test/harness/mailed.ts'
import { share } from '../../../test/harness/soak.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

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

// Two addresses lead to one company, and another company takes the domain of the first over.
const twoReasons = {
  people: [[3, 2], [0]],
  owners: [0, 2, 0, 2],
  order: [0, 0, 0, 0, 99589393, 1, 0, 238941999, ...Array.from({ length: 12 }, () => 0)],
  runsJobs: Array.from({ length: 20 }, (_, at) => at === 7),
}

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
    { seed: 20261122, numRuns: share({ test: 10, soak: 300 }), examples: [[twoReasons]] },
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

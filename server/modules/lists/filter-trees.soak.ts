import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { share } from '../../../test/harness/soak.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { filters } from '../../../test/http/lists/generated-filters.ts'
import { listedIds, variedPeople } from '../../../test/http/lists/listed.ts'
import { type Person, passes } from '../../../test/http/lists/reference.ts'
import type { ListFieldAnswer } from './wire.ts'

const seed = 20261122
let server: TestServer
let fields: ListFieldAnswer[]
let people: Person[]
beforeAll(async () => {
  server = await startTestServer()
  ;({ fields, people } = await variedPeople(server))
})
afterAll(() => server.stop())

test('any tree of conditions finds whom the reference finds, each once, in whatever order', async () => {
  const runs = share({ test: 50, soak: 3000 })
  const wrong: unknown[] = []
  const known = { fields, now: server.wiring.now() }
  const sorts = ['name', '-name', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt']
  for (const [at, filter] of fc.sample(filters({ fields, people }), { numRuns: runs, seed }).entries()) {
    const found = await listedIds(server, { filter, sort: sorts[at % sorts.length] as string, limit: 40 })
    const meant = people.filter((person) => passes(known, person, filter)).map((person) => person.id)
    if (found.toSorted().join() !== meant.toSorted().join())
      wrong.push({ filter: JSON.stringify(filter), found: found.length, meant: meant.length })
  }
  expect(wrong).toEqual([])
})

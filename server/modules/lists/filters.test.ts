import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { filters, operand } from '../../../test/http/lists/generated-filters.ts'
import { makeVariedPeople } from '../../../test/http/lists/people.ts'
import { holds, type Person, passes } from '../../../test/http/lists/reference.ts'
import { type FilterOperator, operatorsOf } from '../../lib/pure/filter-operators.ts'
import type { Filter, ListFieldAnswer } from './wire.ts'

const seed = 20261122
let server: TestServer
let fields: ListFieldAnswer[]
let people: Person[]
beforeAll(async () => {
  server = await startTestServer()
  await makeVariedPeople(server)
  fields = (await server.as('viewer').get('/api/agent/lists/contact')).body.fields
  people = await Promise.all(
    (await allIds({})).map(async (id) => (await server.as('viewer').get(`/api/agent/contacts/${id}`)).body),
  )
})
afterAll(() => server.stop())

/** Every id of the list, page by page. */
async function allIds(query: { filter?: Filter; sort?: string; limit?: number }): Promise<number[]> {
  const ids: number[] = []
  for (let after = ''; ; ) {
    const asked = new URLSearchParams({
      limit: String(query.limit ?? 200),
      ...(query.filter ? { filter: JSON.stringify(query.filter) } : {}),
      ...(query.sort ? { sort: query.sort } : {}),
      ...(after ? { after } : {}),
    })
    const { status, body } = await server.as('viewer').get(`/api/agent/contacts?${asked}`)
    if (status !== 200) throw new Error(JSON.stringify(body))
    ids.push(...body.items.map((item: { id: number }) => item.id))
    if (body.next === null) return ids
    after = body.next
  }
}

test('every condition that there is finds whom the reference finds', async () => {
  const wrong: unknown[] = []
  const known = { fields, now: server.wiring.now() }
  let at = seed
  for (const field of fields.filter((each) => each.isFilterable))
    for (const operator of operatorsOf[field.type] as readonly FilterOperator[])
      for (const value of fc.sample(operand({ fields, people }, field, operator), {
        numRuns: 1,
        seed: at++,
      })) {
        const one = { field: field.path, operator, ...(value === undefined ? {} : { value }) }
        const found = await allIds({ filter: { match: 'all', conditions: [one] } })
        const meant = people.filter((person) => holds(known, person, one)).map((person) => person.id)
        if (found.toSorted().join() !== meant.toSorted().join())
          wrong.push({ one, found: found.length, meant: meant.length })
      }
  expect(wrong).toEqual([])
})

test('any tree of conditions finds whom the reference finds, each once, in whatever order', async () => {
  const runs = process.env.SOAK === '1' ? 3000 : 50
  const wrong: unknown[] = []
  const known = { fields, now: server.wiring.now() }
  const sorts = ['name', '-name', 'createdAt', '-createdAt', 'updatedAt', '-updatedAt']
  for (const [at, filter] of fc.sample(filters({ fields, people }), { numRuns: runs, seed }).entries()) {
    const found = await allIds({ filter, sort: sorts[at % sorts.length] as string, limit: 40 })
    const meant = people.filter((person) => passes(known, person, filter)).map((person) => person.id)
    if (found.toSorted().join() !== meant.toSorted().join())
      wrong.push({ filter: JSON.stringify(filter), found: found.length, meant: meant.length })
  }
  expect(wrong).toEqual([])
})

test('a filter that cannot be read finds nobody at all: every fault of it is said', async () => {
  const refused = async (filter: unknown) => {
    const { status, body } = await server
      .as('viewer')
      .get(
        `/api/agent/contacts?${new URLSearchParams({ filter: typeof filter === 'string' ? filter : JSON.stringify(filter) })}`,
      )
    expect(status, JSON.stringify(filter)).toBe(422)
    return body.problems.map((problem: { path: string; code: string }) => `${problem.path} ${problem.code}`)
  }
  for (const misshapen of ['{', '[]', 'null', '{"match":"all"}', '{"match":"none","conditions":[]}'])
    expect((await refused(misshapen))[0]).toContain('filter.bad-shape')
  const conditions = [
    { field: 'nada', operator: 'is', value: 'x' },
    { field: 'language', operator: 'contains', value: 'es' },
    { field: 'access', operator: 'any-of', value: ['somewhere'] },
    { field: 'tags', operator: 'any-of', value: [] },
    { match: 'any', conditions: [{ field: 'createdAt', operator: 'on', value: '2026-02-30' }] },
    { field: 'createdAt', operator: 'between', value: ['2026-02-01', null] },
    { field: 'createdAt', operator: 'between', value: ['2026-02-02', '2026-02-01'] },
    { field: 'emailSuppressed', operator: 'is', value: 'yes' },
    { field: 'name', operator: 'contains', value: ' ' },
    { field: 'tags', operator: 'is-empty', value: 'x' },
  ]
  expect(await refused({ match: 'any', conditions })).toEqual([
    'filter.conditions.0.field filter.unknown-field',
    'filter.conditions.1.operator filter.unknown-operator',
    'filter.conditions.2.value filter.bad-value',
    'filter.conditions.3.value filter.values-wanted',
    'filter.conditions.4.conditions.0.value filter.date-wanted',
    'filter.conditions.5.value filter.date-wanted',
    'filter.conditions.6.value filter.range-reversed',
    'filter.conditions.7.value filter.bad-value',
    'filter.conditions.8.value filter.bad-value',
    'filter.conditions.9.value filter.no-value-wanted',
  ])
})

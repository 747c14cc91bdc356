import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { operand } from '../../../test/http/lists/generated-filters.ts'
import { listedIds, variedPeople } from '../../../test/http/lists/listed.ts'
import { holds, type Person } from '../../../test/http/lists/reference.ts'
import { type FilterOperator, operatorsOf } from '../../lib/pure/filter-operators.ts'
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
        const found = await listedIds(server, { filter: { match: 'all', conditions: [one] } })
        const meant = people.filter((person) => holds(known, person, one)).map((person) => person.id)
        if (found.toSorted().join() !== meant.toSorted().join())
          wrong.push({ one, found: found.length, meant: meant.length })
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

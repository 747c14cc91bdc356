import { afterAll, beforeAll, expect, test } from 'vitest'
import { basic, roleKeys } from '../../../../test/harness/role-keys.ts'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'
import { openOneTicket } from '../../../../test/harness/tickets.ts'

let server: TestServer
let ids: number[]
let key: string
beforeAll(async () => {
  server = await startTestServer()
  key = (await roleKeys(server)).viewer
  const { agent } = server.cast
  ids = []
  for (const given of [
    { subject: 'Uno', category: 'billing', priority: 'low' },
    { subject: 'Dos', category: 'support', priority: 'high', tags: ['panel'] },
    { subject: 'Tres', category: 'support', priority: 'urgent', assigneeId: agent.id },
    { subject: 'Cuatro', category: 'domains', priority: 'normal', status: 'resolved' },
  ] as const) {
    ids.push((await openOneTicket(server, given as object)).id)
    server.pass({ minutes: 1 })
  }
  const { body } = await server.as('agent').get(`/api/agent/tickets/${ids[3]}`)
  await server
    .as('agent')
    .patch(`/api/agent/tickets/${ids[3]}`, { status: 'resolved' }, { version: body.version })
})
afterAll(() => server.stop())

const search = async (query: string) => {
  const answer = await server.app.inject({
    method: 'GET',
    url: `/api/v2/search/tickets?query=${encodeURIComponent(`"${query}"`)}`,
    headers: basic(key),
  })
  return { status: answer.statusCode, body: answer.json() }
}

test.each([
  ['priority:>3', [2, 1]],
  ['priority:3', [1]],
  ['priority:<1', [0]],
  ['priority:9', []],
  ['status:4', [3]],
  ['status:<2', [2, 1, 0]],
  ["tag:'panel'", [1]],
  ['tag:null', [3, 2, 0]],
  ['agent_id:$agent', [2]],
  ['agent_id:null AND priority:>2', [3, 1]],
  ['agent_id:99999999', []],
  ["type:'Facturación'", [0]],
  ["type:'billing'", [0]],
  ["type:'Otra'", []],
  ["created_at:>'2020-01-01' AND (priority:4 OR priority:1)", [2, 0]],
  ["updated_at:<'2020-01-01'", []],
] as const)('Freshdesk · tickets · the search finds %s, the newest first', async (query, places) => {
  const { status, body } = await search(query.replace('$agent', String(server.cast.agent.id)))
  expect([status, body.errors]).toEqual([200, undefined])
  expect(body.results.map(({ id }: { id: number }) => id)).toEqual(places.map((place) => ids[place]))
  expect(body.total).toBe(places.length)
})

test.each([
  ["status:'open'", 'status', 'datatype_mismatch'],
  ["subject:'Uno'", 'subject', 'invalid_field'],
  ["email:'a@b.example'", 'email', 'invalid_field'],
  ["tag:>'a'", 'tag', 'invalid_value'],
] as const)('Freshdesk · tickets · the search refuses %s', async (query, field, code) => {
  expect(await search(query)).toMatchObject({ status: 400, body: { errors: [{ field, code }] } })
})

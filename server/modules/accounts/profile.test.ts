import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('one’s own profile shows what customers may see and nothing besides', async () => {
  const { body } = await server.as('customer').get('/api/area/me/profile')
  expect(Object.keys(body).sort()).toEqual([
    'avatar',
    'custom',
    'emails',
    'familyNames',
    'givenNames',
    'id',
    'jobTitle',
    'language',
    'mobilePhone',
    'mobilePhoneE164',
    'name',
    'postalAddress',
    'timeZone',
    'version',
    'workPhone',
    'workPhoneE164',
  ])
  const fields = await server.as('customer').get('/api/area/me/fields')
  expect(fields.body.items.map((field: { path: string }) => field.path)).not.toContain('externalId')
})

test('a customer changes her profile by the rules of the agents’ door, with her name in the trail', async () => {
  const she = server.as('customer')
  const { version } = (await she.get('/api/area/me/profile')).body
  const wrong = await she.patch('/api/area/me/profile', { name: '', workPhone: 'abc' }, { version })
  expect(wrong.body.problems.map((problem: { path: string }) => problem.path).sort()).toEqual([
    'name',
    'workPhone',
  ])
  const { body } = await she.patch(
    '/api/area/me/profile',
    { workPhone: '477 718 3050', postalAddress: { country: 'MX', city: 'León' } },
    { version },
  )
  expect(body).toMatchObject({ workPhoneE164: '+524777183050', version: version + 1 })
  const trail = await server.as('viewer').get(`/api/agent/contacts/${server.cast.customer.id}/trail`)
  expect(trail.body.items[0]).toMatchObject({
    type: 'contact.changed',
    door: 'area',
    actor: { kind: 'customer', name: server.cast.customer.name },
    undo: { undoneAt: null },
  })
})

test('what customers may not edit is refused, and what they may not see does not exist', async () => {
  const she = server.as('customer')
  const { version } = (await she.get('/api/area/me/profile')).body
  const body = { emails: ['x@x.example'], externalId: 'mine', custom: { 1: 'x' } }
  const { status, body: answer } = await she.patch('/api/area/me/profile', body, { version })
  expect(status).toBe(422)
  expect(answer.problems).toMatchObject([
    { path: 'emails', code: 'field.not-editable' },
    { path: 'externalId', code: 'field.unknown' },
    { path: 'custom.1', code: 'field.unknown' },
  ])
})

test('a stale profile shows what stands now, in the customer’s shape', async () => {
  const she = server.as('otherCustomer')
  await server
    .as('agent')
    .patch(
      `/api/agent/contacts/${server.cast.otherCustomer.id}`,
      { about: 'secreto', jobTitle: 'Jefe' },
      { version: 1 },
    )
  const { status, body } = await she.patch('/api/area/me/profile', { jobTitle: 'x' }, { version: 1 })
  expect(status).toBe(412)
  expect(body.current.jobTitle).toBe('Jefe')
  expect(JSON.stringify(body)).not.toContain('secreto')
})

test('a forgotten password is asked for in one way, whatever the address', async () => {
  for (const email of [server.cast.customer.email, 'nadie@nadie.example'])
    expect((await server.as('nobody').post('/api/reset/area', { email })).status).toBe(202)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const ask = async (path: string, method: 'GET' | 'POST' | 'PUT' | 'DELETE' = 'GET', body?: object) => {
  const answer = await server.app.inject({
    method,
    url: `/api/v2${path}`,
    headers: {
      authorization: `Basic ${Buffer.from(`${server.cast.apiKey}:X`).toString('base64')}`,
      host: 'desk.example',
      'content-type': 'application/json',
    },
    ...(body ? { payload: JSON.stringify(body) } : {}),
  })
  return { status: answer.statusCode, headers: answer.headers, body: answer.body ? answer.json() : undefined }
}

test('Freshdesk · companies · a company is created with every documented field, and viewed the same', async () => {
  const given = {
    name: 'Super Nova',
    description: 'Spaceship Manufacturing Company',
    note: 'New note',
    domains: ['supernova.example', 'nova.example'],
    health_score: 'Happy',
    account_tier: 'Premium',
    renewal_date: '2030-12-31',
    industry: 'Aerospace and Defense',
  }
  const made = await ask('/companies', 'POST', given)
  expect([made.status, made.body.errors]).toEqual([201, undefined])
  expect(made.headers.location).toBe(`http://desk.example/api/v2/companies/${made.body.id}`)
  expect(made.body).toEqual({
    ...given,
    id: expect.any(Number),
    // In the workspace's words, which is Spanish.
    health_score: 'feliz',
    account_tier: 'premium',
    industry: 'Industria aeroespacial y de defensa',
    renewal_date: '2030-12-31T00:00:00Z',
    custom_fields: {},
    created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    updated_at: expect.stringMatching(/Z$/),
  })
  expect((await ask(`/companies/${made.body.id}`)).body).toEqual(made.body)
  // What was answered may come back.
  const { id, created_at: _made, updated_at: _changed, ...same } = made.body
  expect((await ask(`/companies/${id}`, 'PUT', same)).body).toEqual(made.body)
})

test('Freshdesk · companies · an update changes what is named, null and [] clear', async () => {
  const { body: made } = await ask('/companies', 'POST', {
    name: 'Cambiante',
    note: 'x',
    domains: ['cambiante.example'],
  })
  const changed = await ask(`/companies/${made.id}`, 'PUT', { description: 'Nueva', note: null, domains: [] })
  expect(changed).toMatchObject({
    status: 200,
    body: { name: 'Cambiante', description: 'Nueva', note: null, domains: [] },
  })
  expect((await ask(`/companies/${made.id}`, 'PUT', {})).status).toBe(200)
})

test('Freshdesk · companies · a contact at its domain is its own', async () => {
  const { body: company } = await ask('/companies', 'POST', {
    name: 'Con Dominio',
    domains: ['con-dominio.example'],
  })
  const { body: contact } = await ask('/contacts', 'POST', { name: 'Eva', email: 'eva@con-dominio.example' })
  expect(contact.company_id).toBe(company.id)
  expect(await ask(`/companies/${company.id}`, 'DELETE')).toMatchObject({ status: 204, body: undefined })
  expect((await ask(`/companies/${company.id}`)).status).toBe(404)
  expect((await ask(`/contacts/${contact.id}`)).body).toMatchObject({ company_id: null, deleted: false })
})

test.each([
  ['no name', {}, 400, 'name', 'missing_field'],
  ['an empty name', { name: ' ' }, 400, 'name', 'missing_field'],
  ['a name that is no text', { name: 7 }, 400, 'name', 'datatype_mismatch'],
  ['an unknown attribute', { name: 'X', phone: '1' }, 400, 'phone', 'invalid_field'],
  [
    'an unknown custom field',
    { name: 'X', custom_fields: { nada: 1 } },
    400,
    'custom_fields.nada',
    'invalid_field',
  ],
  [
    'a custom field by its number',
    { name: 'X', custom_fields: { '1': 'x' } },
    400,
    'custom_fields.1',
    'invalid_field',
  ],
  ['an unknown choice', { name: 'X', health_score: 'Sad' }, 400, 'health_score', 'invalid_value'],
  ['a choice by its number', { name: 'X', industry: 3 }, 400, 'industry', 'datatype_mismatch'],
  ['a day that is none', { name: 'X', renewal_date: '2030-02-30' }, 400, 'renewal_date', 'invalid_value'],
  ['a public mail domain', { name: 'X', domains: ['gmail.com'] }, 400, 'domains', 'invalid_value'],
  ['a word for a domain', { name: 'X', domains: ['supernova'] }, 400, 'domains', 'invalid_value'],
  ['domains that are no list', { name: 'X', domains: 'a.example' }, 400, 'domains', 'datatype_mismatch'],
  ['a taken name', { name: 'TOMADA' }, 409, 'name', 'duplicate_value'],
  ['a taken domain', { name: 'X', domains: ['Tomada.example'] }, 409, 'domains', 'duplicate_value'],
] as const)('Freshdesk · companies · %s is refused', async (_name, given, status, field, code) => {
  await ask('/companies', 'POST', { name: 'Tomada', domains: ['tomada.example'] })
  const answer = await ask('/companies', 'POST', given)
  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject({
    description: 'Validation failed',
    errors: [{ field, code, message: expect.any(String) }],
  })
  const { results } = (await ask(`/search/companies?query=%22domain:'tomada.example'%22`)).body
  if (status === 409) expect(answer.body.errors[0].additional_info).toEqual({ company_id: results[0].id })
})

test('Freshdesk · companies · a choice that there never was is not said to have been one', async () => {
  const { body } = await ask('/companies', 'POST', { name: 'X', account_tier: 'Diamond' })
  expect(body.errors).toEqual([
    { field: 'account_tier', code: 'invalid_value', message: 'This is none of the choices' },
  ])
})

test('Freshdesk · companies · everything that is wrong is told at once', async () => {
  const { body } = await ask('/companies', 'POST', { health_score: 'x', renewal_date: 'x', fax: '1' })
  const fields = body.errors.map(({ field }: { field: string }) => field)
  expect(fields.toSorted()).toEqual(['fax', 'health_score', 'name', 'renewal_date'])
})

test('Freshdesk · companies · what the plan leaves out is 403 and require_feature, whatever it says', async () => {
  const { body: before } = await server.as('owner').get('/api/agent/workspace')
  const plan = (companyExtras: boolean, version: number) =>
    server.as('owner').patch('/api/agent/workspace', { companyExtras }, { version })
  const { body: made } = await ask('/companies', 'POST', { name: 'Con Salud', health_score: 'Happy' })
  const { body: narrow } = await plan(false, before.version)
  const given: object[] = [
    { health_score: 'Happy' },
    { health_score: 'nonsense' },
    { account_tier: 'Basic' },
    { industry: 'Software' },
    { renewal_date: '2030-01-01' },
  ]
  const answers = []
  for (const each of given) {
    answers.push(await ask('/companies', 'POST', { name: 'Nueva', ...each }))
    answers.push(await ask(`/companies/${made.id}`, 'PUT', each))
  }
  const emptied = await ask(`/companies/${made.id}`, 'PUT', { health_score: null, industry: '' })
  await plan(true, narrow.version)
  for (const answer of answers) expect([answer.status, answer.body.code]).toEqual([403, 'require_feature'])
  expect([emptied.status, emptied.body.health_score]).toEqual([200, null])
  expect(made.health_score).not.toBeNull()
  expect((await ask(`/companies/${made.id}`)).body.health_score).toBe(made.health_score)
})

test('Freshdesk · companies · an unknown id is 404 for every verb', async () => {
  for (const verb of ['GET', 'PUT', 'DELETE'] as const)
    expect((await ask('/companies/99999999', verb, verb === 'PUT' ? { name: 'X' } : undefined)).status).toBe(
      404,
    )
})

test('Freshdesk · companies · search by domain, by day and by custom field', async () => {
  const { body: field } = await server.as('admin').post('/api/agent/fields', {
    record: 'company',
    type: 'dropdown',
    labels: { es: 'Plan', en: 'Plan' },
    options: [{ labels: { es: 'Oro', en: 'Gold' } }],
  })
  expect(field).toMatchObject({ key: expect.any(String) })
  const { body: made } = await ask('/companies', 'POST', {
    name: 'Buscada',
    domains: ['buscada.example'],
    custom_fields: { plan: 'Gold' },
  })
  expect(made.custom_fields).toEqual({ plan: 'Oro' })
  const found = async (query: string) =>
    (await ask(`/search/companies?query=${encodeURIComponent(`"${query}"`)}`)).body
  const only = { total: 1, results: [made] }
  expect(await found("domain:'Buscada.example'")).toEqual(only)
  expect(await found("plan:'Oro' AND domain:'buscada.example'")).toEqual(only)
  expect(await found("plan:'Gold' AND created_at:>'2020-01-01'")).toEqual(only)
  expect(await found("domain:'uscada.example'")).toEqual({ total: 0, results: [] })
  expect(await found("plan:'Plata'")).toEqual({ total: 0, results: [] })
  expect((await found("name:'Buscada'")).errors).toMatchObject([{ field: 'name', code: 'invalid_field' }])
  expect((await found("email:'a@b.example'")).errors).toMatchObject([
    { field: 'email', code: 'invalid_field' },
  ])
})

test('Freshdesk · companies · the list is by name; since a time it is by last change', async () => {
  const { body: named } = await ask('/companies?per_page=100')
  const names = named.map(({ name }: { name: string }) => name)
  expect(names).toEqual(names.toSorted((one: string, other: string) => one.localeCompare(other, 'es')))
  server.pass({ minutes: 5 })
  const since = server.wiring.now().toISOString().slice(0, 19)
  const last = named.at(-1)
  await ask(`/companies/${last.id}`, 'PUT', { note: 'changed' })
  expect((await ask(`/companies?updated_since=${since}Z`)).body).toMatchObject([
    { id: last.id, note: 'changed' },
  ])
})

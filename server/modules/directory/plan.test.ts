import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJobs } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const plan = (settings: { several_companies?: boolean; company_extras?: boolean }) =>
  server.wiring.db.updateTable('workspace').set(settings).execute()
const company = async (body: object) => (await server.as('agent').post('/api/agent/companies', body)).body
const contact = (body: object) =>
  server
    .as('agent')
    .post('/api/agent/contacts', { externalId: crypto.randomUUID(), sendActivation: false, ...body })
const get = async (path: string) => (await server.as('viewer').get(`/api/agent/${path}`)).body
const patch = async (path: string, body: object) => {
  const { version } = await get(path)
  return server.as('agent').patch(`/api/agent/${path}`, body, { version })
}

test('without several companies a contact shows one, takes no second, and has all again with the plan', async () => {
  const [one, two, three] = [
    await company({ name: 'Una' }),
    await company({ name: 'Dos' }),
    await company({ name: 'Tres', mailDomains: ['tres.example'] }),
  ]
  const ids = [
    { companyId: two.id, isPrimary: true },
    { companyId: one.id, seesCompanyTickets: true },
  ]
  const { body: person } = await contact({ name: 'Con Dos', companies: ids })
  await plan({ several_companies: false })
  expect((await get(`contacts/${person.id}`)).companies).toMatchObject([{ id: two.id }])
  expect((await get(`companies/${one.id}/contacts`)).items).toEqual([])
  const refused = { path: 'companies', code: 'plan.several-companies' }
  expect((await contact({ name: 'Quiere Dos', companies: ids })).body.problems).toMatchObject([refused])
  const put = await server.as('agent').put(`/api/agent/contacts/${person.id}/companies/${three.id}`, {})
  expect([put.status, put.body.problems]).toMatchObject([422, [refused]])
  const own = await contact({
    name: 'Con Correo',
    emails: ['a@tres.example'],
    companies: [{ companyId: one.id }],
  })
  expect(own.body.companies).toMatchObject([{ id: one.id }])
  expect((await contact({ name: 'Solo Correo', emails: ['b@tres.example'] })).body.companies).toMatchObject([
    { id: three.id },
  ])
  const moved = await patch(`contacts/${person.id}`, { companies: [{ companyId: three.id }] })
  expect(moved.body.companies).toMatchObject([{ id: three.id, isPrimary: true }])
  await plan({ several_companies: true })
  expect((await get(`contacts/${person.id}`)).companies).toMatchObject([
    { id: three.id, isPrimary: true },
    { id: one.id, seesCompanyTickets: true },
  ])
})

test('what the plan hides is neither changed, nor left, nor made the one that is shown', async () => {
  const [shown, hidden] = [await company({ name: 'Se Ve' }), await company({ name: 'No Se Ve' })]
  const companies = [
    { companyId: shown.id, isPrimary: true },
    { companyId: hidden.id, seesCompanyTickets: true },
  ]
  const { body: person } = await contact({ name: 'Con Una Oculta', emails: ['oculta@x.example'], companies })
  const { body: other } = await contact({ name: 'Otra', companies: [{ companyId: shown.id }] })
  await plan({ several_companies: false })
  const refused = [422, [{ path: 'companies', code: 'plan.several-companies' }]]
  const path = `/api/agent/contacts/${person.id}/companies/${hidden.id}`
  for (const body of [{}, { seesCompanyTickets: false }, { isPrimary: true }]) {
    const put = await server.as('agent').put(path, body)
    expect([put.status, put.body.problems]).toMatchObject(refused)
  }
  const taken = await server.as('agent').delete(path)
  expect([taken.status, taken.body.problems]).toMatchObject(refused)
  const both = [{ companyId: shown.id }, { companyId: hidden.id, isPrimary: true }]
  const given = await patch(`contacts/${person.id}`, { companies: both })
  expect([given.status, given.body.problems]).toMatchObject(refused)
  const out = { kind: 'remove-company', companyId: hidden.id }
  const bulk = { record: 'contact', selection: { ids: [person.id, other.id] }, change: out }
  const { body: started } = await server.as('agent').post('/api/agent/bulk-edits', bulk)
  await runJobs(server)
  expect(
    (await server.as('agent').get(`/api/agent/jobs/${started.jobId}/problems`)).body.items,
  ).toMatchObject([{ subject: { id: person.id }, problems: [{ code: 'plan.several-companies' }] }])
  const merge = (ids: number[]) =>
    server
      .as('agent')
      .post(
        `/api/agent/contacts/${person.id}/merges`,
        { contacts: [other.id], companies: ids },
        { version: 1 },
      )
  expect((await merge([hidden.id])).body.problems).toMatchObject([
    { path: 'companies.0', code: 'plan.several-companies' },
  ])
  expect((await merge([shown.id])).status).toBe(201)
  await plan({ several_companies: true })
  expect((await get(`contacts/${person.id}`)).companies).toMatchObject([
    { id: shown.id, isPrimary: true, seesCompanyTickets: false },
    { id: hidden.id, isPrimary: false, seesCompanyTickets: true },
  ])
})

test('without the extra fields they are refused and hidden, and come back with the plan as they were', async () => {
  const made = await company({ name: 'Con Renovación', renewalDate: '2027-05-01' })
  await plan({ company_extras: false })
  expect(await get(`companies/${made.id}`)).toMatchObject({ renewalDate: null, healthScore: null })
  const { items } = await get('fields?record=company')
  expect(items.map((field: { path: string }) => field.path)).not.toContain('renewalDate')
  const refused = await patch(`companies/${made.id}`, { notes: 'x', renewalDate: '2028-01-01', industry: 1 })
  expect(
    refused.body.problems.map((each: { path: string; code: string }) => `${each.path} ${each.code}`).sort(),
  ).toEqual(['industry plan.company-extras', 'renewalDate plan.company-extras'])
  const hidden = { code: 'plan.company-extras' }
  const list = (query: string) => server.as('agent').get(`/api/agent/companies?${query}`)
  const condition = { field: 'healthScore', operator: 'is-filled' }
  const filter = { match: 'all', conditions: [condition] }
  const asked = await list(
    `filter=${encodeURIComponent(JSON.stringify(filter))}&sort=renewalDate&columns=name,industry`,
  )
  expect(
    asked.body.problems.map((each: { path: string; code: string }) => `${each.path} ${each.code}`),
  ).toEqual([
    'filter.conditions.0.field plan.company-extras',
    'sort plan.company-extras',
    'columns.1 plan.company-extras',
  ])
  const download = { record: 'company', format: 'csv', filter, columns: ['accountTier'] }
  expect((await server.as('agent').post('/api/agent/exports', download)).body.problems).toMatchObject([
    hidden,
    hidden,
  ])
  const change = { kind: 'set-field', field: 'healthScore', value: null }
  const bulk = { record: 'company', selection: { ids: [made.id] }, change }
  expect((await server.as('agent').post('/api/agent/bulk-edits', bulk)).body.problems).toMatchObject([
    { path: 'change.field', ...hidden },
  ])
  const values = await server.as('agent').get('/api/agent/lists/company/values?field=industry&q=')
  expect(values.body.problems).toMatchObject([{ path: 'field', ...hidden }])
  const none = await server.as('agent').post('/api/agent/companies', { name: 'Sin Nada', healthScore: 0 })
  expect([none.status, none.body.problems]).toMatchObject([
    422,
    [{ path: 'healthScore', code: 'plan.company-extras' }],
  ])
  // What was read is sent back whole: emptiness clears nothing that is hidden.
  expect(
    (await patch(`companies/${made.id}`, { notes: 'Nota', renewalDate: null, healthScore: null })).status,
  ).toBe(200)
  await plan({ company_extras: true })
  expect(await get(`companies/${made.id}`)).toMatchObject({ notes: 'Nota', renewalDate: '2027-05-01' })
})

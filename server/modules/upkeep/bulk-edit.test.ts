import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJobs } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { inTransaction } from '../../lib/db.ts'
import { createContacts } from '../directory/index.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

let made = 0
const system = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' } as const
const create = async (count: number, more: object = {}): Promise<number[]> => {
  const drafts = Array.from({ length: count }, () => {
    made += 1
    return { name: `Persona ${made}`, emails: [`p${made}@uno.example`], sendActivation: false, ...more }
  })
  const { done } = await inTransaction(server.wiring.db, (tx) =>
    createContacts(tx, system, server.wiring.now(), drafts),
  )
  return done.map(({ id }) => id)
}
const edit = (ids: number[], change: object) =>
  server.as('agent').post('/api/agent/bulk-edits', { record: 'contact', selection: { ids }, change })
/** Begins a bulk edit and lets it end. */
const edited = async (ids: number[], change: object) => {
  const { status, body } = await edit(ids, change)
  expect([status, body.total]).toEqual([202, ids.length])
  await runJobs(server)
  return (await server.as('agent').get(`/api/agent/jobs/${body.jobId}`)).body
}
const undo = (id: number) => server.as('agent').post(`/api/agent/undos/${id}`)
const get = async (id: number) => (await server.as('viewer').get(`/api/agent/contacts/${id}`)).body
const patch = async (id: number, body: object) =>
  server.as('agent').patch(`/api/agent/contacts/${id}`, body, { version: (await get(id)).version })
const newest = async (id: number) =>
  (await server.as('viewer').get(`/api/agent/contacts/${id}/trail`)).body.items[0]

test('tags are added to many at once, with an entry in each trail and one undo for all', async () => {
  const ids = await create(3, { tags: ['vip'] })
  const job = await edited(ids, { kind: 'add-tags', tags: ['VIP', 'feria'] })
  expect(job).toMatchObject({ state: 'done', total: 3, done: 3, refused: 0, undo: { undoneAt: null } })
  for (const id of ids) expect((await get(id)).tags).toEqual(['vip', 'feria'])
  expect(await newest(ids[0] ?? 0)).toMatchObject({
    type: 'contact.changed',
    actor: { id: server.cast.agent.id },
    facts: { job: job.id },
    changes: [{ field: 'tags', old: ['vip'], new: ['vip', 'feria'] }],
    undo: null,
  })
  const [summary] = (await server.as('viewer').get('/api/agent/trail')).body.items
  expect(summary).toMatchObject({
    type: 'workspace.bulk-edited',
    facts: { record: 'contact', change: 'add-tags', done: 3, refused: 0 },
    undo: { id: job.undo.id },
  })
  expect((await undo(job.undo.id)).body).toMatchObject({ leftOut: [] })
  for (const id of ids) expect((await get(id)).tags).toEqual(['vip'])
  expect((await undo(job.undo.id)).status).toBe(409)
})

test('one field is set for many; nothing is written where nothing changes', async () => {
  const ids = await create(2)
  await patch(ids[0] ?? 0, { language: 'en' })
  const { version } = await get(ids[0] ?? 0)
  const job = await edited(ids, { kind: 'set-field', field: 'language', value: 'en' })
  expect(job).toMatchObject({ done: 2, refused: 0 })
  expect((await get(ids[0] ?? 0)).version).toBe(version)
  expect(await get(ids[1] ?? 0)).toMatchObject({ language: 'en', version: 2 })
})

test('all that match are changed, without those taken out; who matches later is not touched', async () => {
  const [first = 0, second = 0, third = 0] = await create(3, { tags: ['de la lista'] })
  await create(1)
  const filter = {
    match: 'all',
    conditions: [{ field: 'tags', operator: 'any-of', value: ['de la lista'] }],
  }
  const { body } = await server.as('agent').post('/api/agent/bulk-edits', {
    record: 'contact',
    selection: { filter, except: [second] },
    change: { kind: 'set-field', field: 'jobTitle', value: 'Directora' },
  })
  expect(body.total).toBe(2)
  const [later = 0] = await create(1, { tags: ['de la lista'] })
  await runJobs(server)
  const titles = await Promise.all([first, second, third, later].map(async (id) => (await get(id)).jobTitle))
  expect(titles).toEqual(['Directora', null, 'Directora', null])
})

test('a filter that is not understood touches nobody', async () => {
  const filter = { match: 'all', conditions: [{ field: 'nonsense', operator: 'is', value: 1 }] }
  const { status, body } = await server
    .as('agent')
    .post('/api/agent/bulk-edits', { record: 'contact', selection: { filter }, change: { kind: 'delete' } })
  expect([status, body.problems.length]).toEqual([422, 1])
})

test('many are made members of a company and taken out again, which is told once in its trail', async () => {
  const ids = await create(3)
  const company = (await server.as('agent').post('/api/agent/companies', { name: 'Papelera del Norte' })).body
  const companies = async () => Promise.all(ids.map(async (id) => (await get(id)).companies.length))
  const job = await edited(ids, { kind: 'add-company', companyId: company.id })
  expect([job.done, await companies()]).toEqual([3, [1, 1, 1]])
  const log = (await server.as('viewer').get('/api/agent/trail')).body.items
  expect(log).toContainEqual(
    expect.objectContaining({
      type: 'company.contacts-added',
      facts: { job: job.id, count: 3, contactIds: ids },
      others: ids.map((id) => expect.objectContaining({ kind: 'contact', id })),
    }),
  )
  await edited(ids.slice(1), { kind: 'remove-company', companyId: company.id })
  expect(await companies()).toEqual([1, 0, 0])
  await undo(job.undo.id)
  expect(await companies()).toEqual([0, 0, 0])
  expect((await edit(ids, { kind: 'add-company', companyId: 999_999 })).body.problems).toMatchObject([
    { path: 'change.companyId', code: 'bulk.company-missing' },
  ])
})

test('companies are changed and deleted alike', async () => {
  const made = await Promise.all(
    ['Uno', 'Dos'].map(
      async (name) => (await server.as('agent').post('/api/agent/companies', { name })).body,
    ),
  )
  const ids: number[] = made.map(({ id }) => id)
  const company = async (id: number) => server.as('viewer').get(`/api/agent/companies/${id}`)
  const start = async (change: object) => {
    const body = { record: 'company', selection: { ids }, change }
    const { body: started } = await server.as('agent').post('/api/agent/bulk-edits', body)
    await runJobs(server)
    return started.jobId ? (await server.as('agent').get(`/api/agent/jobs/${started.jobId}`)).body : started
  }
  const set = await start({ kind: 'set-field', field: 'renewalDate', value: '2027-05-01' })
  expect(set).toMatchObject({ state: 'done', done: 2 })
  expect((await company(ids[1] ?? 0)).body.renewalDate).toBe('2027-05-01')
  await undo(set.undo.id)
  expect((await company(ids[1] ?? 0)).body.renewalDate).toBe(null)
  const gone = await start({ kind: 'delete' })
  expect((await company(ids[0] ?? 0)).status).toBe(404)
  await undo(gone.undo.id)
  expect((await company(ids[0] ?? 0)).status).toBe(200)
  expect((await start({ kind: 'block' })).problems).toMatchObject([{ code: 'bulk.not-of-companies' }])
  expect((await start({ kind: 'set-field', field: 'name', value: 'Tres' })).problems).toMatchObject([
    { code: 'bulk.field-of-one' },
  ])
})

test('what is wrong with the change is said before anything begins', async () => {
  const ids = await create(1)
  const problems = async (change: object) => (await edit(ids, change)).body.problems
  expect(await problems({ kind: 'set-field', field: 'language', value: 'klingon!' })).toMatchObject([
    { path: 'change.value' },
  ])
  expect(await problems({ kind: 'set-field', field: 'language', value: { es: true } })).toMatchObject([
    { path: 'change.value', code: 'shape.value' },
  ])
  expect(await problems({ kind: 'set-field', field: 'emails', value: ['a@b.example'] })).toMatchObject([
    { path: 'change.field', code: 'bulk.field-of-one' },
  ])
  expect(await problems({ kind: 'set-field', field: 'custom.999999', value: 'x' })).toMatchObject([
    { path: 'change.value', code: 'field.unknown' },
  ])
  expect(await problems({ kind: 'add-tags', tags: ['a,b'] })).toMatchObject([{ path: 'change.tags.0' }])
  expect((await server.as('viewer').post('/api/agent/bulk-edits', {})).status).toBe(403)
})

test('records that are refused stay as they were, and the job says which and why', async () => {
  const full = await create(1, { tags: Array.from({ length: 50 }, (_, at) => `t${at}`) })
  const [gone = 0, fine = 0] = await create(2)
  await server.as('agent').delete(`/api/agent/contacts/${gone}`)
  const job = await edited([...full, gone, fine], { kind: 'add-tags', tags: ['una más'] })
  expect(job).toMatchObject({ state: 'done', done: 1, refused: 2 })
  const { items } = (await server.as('agent').get(`/api/agent/jobs/${job.id}/problems`)).body
  expect(items).toMatchObject([
    { subject: { id: full[0] }, problems: [{ path: 'tags', code: 'tags.too-many' }] },
    { subject: { id: gone }, problems: [{ code: 'contact.missing', message: 'Este contacto ya no existe' }] },
  ])
})

test('what was changed again since stays, and the undo of the rest says so', async () => {
  const [first = 0, second = 0] = await create(2, { jobTitle: 'Antes' })
  const job = await edited([first, second], { kind: 'set-field', field: 'jobTitle', value: 'Después' })
  await patch(first, { jobTitle: 'Otra vez' })
  const { body } = await undo(job.undo.id)
  expect(body.leftOut).toMatchObject([
    { subject: { id: first }, path: 'jobTitle', code: 'undo.changed-since' },
  ])
  expect([(await get(first)).jobTitle, (await get(second)).jobTitle]).toEqual(['Otra vez', 'Antes'])
})

test('many are blocked and let in again; who was blocked before stays blocked after the undo', async () => {
  const [before = 0, other = 0] = await create(2)
  await server.as('agent').post(`/api/agent/contacts/${before}/block`)
  const job = await edited([before, other], { kind: 'block' })
  expect(job).toMatchObject({ done: 2 })
  expect((await newest(other)).type).toBe('contact.blocked')
  await undo(job.undo.id)
  expect([(await get(before)).access, (await get(other)).access]).toEqual(['blocked', 'none'])
  const letIn = await edited([before, other], { kind: 'unblock' })
  expect((await get(before)).access).toBe('none')
  await undo(letIn.undo.id)
  expect([(await get(before)).access, (await get(other)).access]).toEqual(['blocked', 'none'])
})

test('hundreds are deleted under one undo, which is a job that can be cancelled and taken up again', async () => {
  const ids = await create(501)
  const job = await edited(ids, { kind: 'delete' })
  expect(job).toMatchObject({ done: 501, refused: 0 })
  const started = await undo(job.undo.id)
  expect(started).toMatchObject({ status: 202, body: { total: 501 } })
  expect((await undo(job.undo.id)).body.problems).toMatchObject([{ code: 'undo.in-work' }])
  await server.as('agent').post(`/api/agent/jobs/${started.body.jobId}/cancel`)
  await runJobs(server)
  expect((await server.as('agent').get(`/api/agent/jobs/${started.body.jobId}`)).body).toMatchObject({
    state: 'cancelled',
    done: 0,
  })
  const again = (await undo(job.undo.id)).body
  await runJobs(server)
  expect((await server.as('agent').get(`/api/agent/jobs/${again.jobId}`)).body).toMatchObject({
    kind: 'undo',
    state: 'done',
    done: 501,
    refused: 0,
  })
  expect(await get(ids.at(-1) ?? 0)).toMatchObject({ emails: [{ isPrimary: true }] })
  expect((await undo(job.undo.id)).body.problems).toMatchObject([{ code: 'undo.already-undone' }])
})

test('a bulk edit ends with the key it was started with', async () => {
  const ids = await create(1)
  const { body } = await server
    .as('apiKey')
    .post('/api/agent/bulk-edits', { record: 'contact', selection: { ids }, change: { kind: 'block' } })
  const keys = (await server.as('agent').get('/api/agent/me/api-keys')).body.items
  await server.as('agent').delete(`/api/agent/me/api-keys/${keys[0].id}`)
  await runJobs(server)
  expect((await server.as('agent').get(`/api/agent/jobs/${body.jobId}`)).body).toMatchObject({
    state: 'failed',
    done: 0,
    failure: [{ code: 'job.no-right' }],
  })
})

test('a key that may not read is not told how many match: it names whom to change, and no filter', async () => {
  const [first = 0] = await create(1, { tags: ['a ciegas'] })
  const scopes = ['contacts.write', 'exports.create']
  const made = await server.as('agent').post('/api/agent/me/api-keys', { name: 'A ciegas', scopes })
  const headers = { authorization: `Bearer ${made.body.key}` }
  const asKey = (path: string, body: object) =>
    server.as('nobody').post(`/api/agent/${path}`, body, { headers })
  const change = { kind: 'remove-tags', tags: ['no hay'] }
  const filter = { match: 'all', conditions: [{ field: 'tags', operator: 'any-of', value: ['a ciegas'] }] }
  const asks = [{ filter }, { filter: null, q: 'persona' }, { filter: null, except: [first] }]
  for (const record of ['contact', 'company', 'ticket'])
    for (const selection of asks) {
      const { status, body } = await asKey('bulk-edits', { record, selection, change })
      expect([status, body.total]).toEqual([403, undefined])
    }
  for (const record of ['contact', 'company'])
    expect((await asKey('exports', { record, format: 'csv', filter })).status).toBe(403)
  const named = await asKey('bulk-edits', { record: 'contact', selection: { ids: [first] }, change })
  expect([named.status, named.body.total]).toEqual([202, 1])
  await runJobs(server)
  const contact = `/api/agent/contacts/${first}`
  const preview = await server.as('nobody').get(`${contact}/merge-preview?with=${first}`, { headers })
  const merged = await server.as('nobody').post(`${contact}/merges`, { contacts: [first] }, { headers })
  const avatar = await server.as('nobody').delete(`${contact}/avatar`, { headers })
  expect([preview, merged, avatar].map(({ status }) => status)).toEqual([403, 403, 403])
})

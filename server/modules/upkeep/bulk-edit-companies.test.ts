import { afterAll, beforeAll, expect, test } from 'vitest'
import { runJobs } from '../../../test/harness/mailed.ts'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
const ids: number[] = []
beforeAll(async () => {
  server = await startTestServer()
  for (const name of ['Uno', 'Dos', 'Tres'])
    ids.push((await server.as('agent').post('/api/agent/companies', { name, notes: `de ${name}` })).body.id)
})
afterAll(() => server.stop())

const edit = (change: object, selection: object = { ids }) =>
  server.as('agent').post('/api/agent/bulk-edits', { record: 'company', selection, change })
const ended = async (change: object, selection?: object) => {
  const { body } = await edit(change, selection)
  await runJobs(server)
  return (await server.as('agent').get(`/api/agent/jobs/${body.jobId}`)).body
}
const notesOf = async (id: number) =>
  (await server.as('viewer').get(`/api/agent/companies/${id}`)).body.notes as string
const undo = (id: number) => server.as('agent').post(`/api/agent/undos/${id}`)

test('a field of many companies is set under one undo, which gives each its own value back', async () => {
  const job = await ended({ kind: 'set-field', field: 'notes', value: 'de todas' })
  expect(job).toMatchObject({ state: 'done', total: 3, done: 3, refused: 0 })
  expect(await Promise.all(ids.map(notesOf))).toEqual(['de todas', 'de todas', 'de todas'])
  const trail = await server.as('viewer').get(`/api/agent/companies/${ids[0]}/trail`)
  expect(trail.body.items[0]).toMatchObject({ type: 'company.changed', facts: { job: job.id }, undo: null })
  await undo(job.undo.id)
  expect(await Promise.all(ids.map(notesOf))).toEqual(['de Uno', 'de Dos', 'de Tres'])
})

test('what is one company’s alone, or of contacts only, is refused before anything is begun', async () => {
  for (const field of ['name', 'mailDomains', 'nada']) {
    const { status, body } = await edit({ kind: 'set-field', field, value: 'x' })
    expect([status, body.problems[0].code]).toEqual([422, 'bulk.field-of-one'])
  }
  expect((await edit({ kind: 'block' })).body.problems[0].code).toBe('bulk.not-of-companies')
  const wrong = await edit({ kind: 'set-field', field: 'renewalDate', value: '2026-02-30' })
  expect([wrong.status, wrong.body.problems[0].path]).toEqual([422, 'change.value'])
})

test('all that match are deleted but those taken out of the selection, and come back', async () => {
  const [, kept = 0] = ids
  const job = await ended({ kind: 'delete' }, { filter: null, except: [kept] })
  expect(job).toMatchObject({ done: 2, refused: 0 })
  const left = await server.as('viewer').get('/api/agent/companies')
  expect(left.body.items.map(({ id }: { id: number }) => id)).toEqual([kept])
  const trail = await server.as('viewer').get(`/api/agent/companies/${ids[0]}/trail`)
  expect(trail.body.items[0]).toMatchObject({ type: 'company.deleted', facts: { job: job.id }, undo: null })
  await undo(job.undo.id)
  expect((await server.as('viewer').get('/api/agent/companies')).body.count.value).toBe(3)
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('an admin changes the workspace, and the trail says what it was', async () => {
  const admin = server.as('admin')
  const { body: before } = await admin.get('/api/agent/workspace')
  const changed = await admin.patch(
    '/api/agent/workspace',
    { name: 'Olmo Hosting', country: 'ES' },
    { version: before.version },
  )
  expect(changed).toMatchObject({
    status: 200,
    body: { name: 'Olmo Hosting', country: 'ES', timeZone: before.timeZone },
  })
  const entry = await server.wiring.db
    .selectFrom('trail_values')
    .select(['field', 'old_value', 'new_value'])
    .where('subject_kind', '=', 'workspace')
    .orderBy('field')
    .execute()
  expect(entry).toEqual([
    { field: 'country', old_value: 'MX', new_value: 'ES' },
    { field: 'name', old_value: 'Alameda Hosting', new_value: 'Olmo Hosting' },
  ])
})

test('every wrong setting is named at once, and a stale change shows what is there', async () => {
  const admin = server.as('admin')
  const { body } = await admin.get('/api/agent/workspace')
  const wrong = await admin.patch(
    '/api/agent/workspace',
    { name: ' ', country: 'XX', timeZone: 'Mars' },
    { version: body.version },
  )
  expect(wrong.body.problems.map((problem: { path: string }) => problem.path)).toEqual([
    'name',
    'country',
    'timeZone',
  ])
  const stale = await admin.patch('/api/agent/workspace', { name: 'Otro' }, { version: body.version - 1 })
  expect(stale).toMatchObject({ status: 412, body: { current: { name: body.name } } })
})

test('what the plan has is turned off and on again, and the portal knows it', async () => {
  const admin = server.as('admin')
  const { body: before } = await admin.get('/api/agent/workspace')
  expect(before).toMatchObject({ severalCompanies: true, companyExtras: true })
  const { body } = await admin.patch(
    '/api/agent/workspace',
    { companyExtras: false },
    { version: before.version },
  )
  expect(body).toMatchObject({ severalCompanies: true, companyExtras: false })
  expect((await server.as('viewer').get('/api/session/agent')).body.workspace.companyExtras).toBe(false)
  const paths = async () =>
    (await server.as('viewer').get('/api/agent/fields?record=company')).body.items.map(
      (field: { path: string }) => field.path,
    )
  expect(await paths()).not.toContain('healthScore')
  await admin.patch('/api/agent/workspace', { companyExtras: true }, { version: body.version })
  expect(await paths()).toContain('healthScore')
})

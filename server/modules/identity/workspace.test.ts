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

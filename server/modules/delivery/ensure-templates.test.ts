import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { ensureTemplates } from './index.ts'
import { newestTemplates } from './store/templates.ts'
import { shippedTemplates } from './texts/shipped-templates.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ empty: true })
})
afterAll(() => server.stop())

const start = () => server.wiring.db.transaction().execute((tx) => ensureTemplates(tx, server.wiring.now()))
const newest = async () =>
  (await newestTemplates(server.wiring.db, ['activation'])).find(
    ({ event, language }) => event === 'activation' && language === 'es',
  )
const write = (text: { version: number; is_shipped: boolean; subject: string }) =>
  server.wiring.db
    .insertInto('mail_templates')
    .values({
      event: 'activation',
      door: 'area',
      language: 'es',
      body: 'Hola, {name}:',
      reason: 'Porque sí.',
      created_at: server.wiring.now(),
      ...text,
    })
    .execute()

test('a second start with the same texts adds nothing', async () => {
  await start()
  await start()
  const rows = await newestTemplates(
    server.wiring.db,
    shippedTemplates.map(({ event }) => event),
  )
  expect(rows).toHaveLength(shippedTemplates.length)
  expect(rows.every(({ version }) => version === 1)).toBe(true)
})

test('a text of an older program is followed by a new version, and stays as it was', async () => {
  await write({ version: 2, is_shipped: true, subject: 'Como se decía antes' })
  await start()
  expect(await newest()).toMatchObject({ version: 3, subject: 'Activa tu acceso a {workspace}' })
})

test('a text that the workspace wrote itself stays in force', async () => {
  await write({ version: 4, is_shipped: false, subject: 'Bienvenida' })
  await start()
  expect(await newest()).toMatchObject({ version: 4, subject: 'Bienvenida' })
})

test('the program cannot change a text that was sent with', async () => {
  const { db } = server.wiring
  await expect(db.updateTable('mail_templates').set({ subject: 'otro' }).execute()).rejects.toThrow(
    /permission denied/,
  )
  await expect(db.deleteFrom('mail_templates').execute()).rejects.toThrow(/permission denied/)
})

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../server/lib/db.ts'
import { startTestServer, type TestServer } from '../harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

test('a statement that takes too long is ended, so that slow searches do not pile up', async () => {
  const { rows } = await sql`show statement_timeout`.execute(server.wiring.db)
  expect(rows).toEqual([{ statement_timeout: '30s' }])
  const { db } = openDatabase({ url: server.databaseUrl, statementTimeout: 50, onError: () => undefined })
  await expect(sql`select pg_sleep(20)`.execute(db)).rejects.toMatchObject({ code: '57014' })
  await db.destroy()
})

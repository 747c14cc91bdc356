import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction, type Tx } from '../../server/lib/db.ts'
import { onceDeadlocked } from '../harness/once-deadlocked.ts'
import { startTestServer, type TestServer } from '../harness/test-server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const rename = (tx: Tx, id: number, name: string) =>
  sql`update contacts set name = ${name} where id = ${id}`.execute(tx)

test('two transactions that lock each other out both succeed in the end', async () => {
  const { customer, stranger } = server.cast
  let met = 0
  let meet = () => {}
  const bothAreInside = new Promise<void>((resolve) => {
    meet = resolve
  })
  const crossing = (first: number, second: number, name: string) =>
    inTransaction(server.wiring.db, async (tx) => {
      await rename(tx, first, name)
      if (++met === 2) meet()
      await bothAreInside
      await rename(tx, second, name)
    })
  await Promise.all([crossing(customer.id, stranger.id, 'Una'), crossing(stranger.id, customer.id, 'Otra')])
  // On a busy machine the two may meet again.
  expect(met).toBeGreaterThanOrEqual(3)
})

test('a try that is ended by a deadlock is made again', async () => {
  await onceDeadlocked(server.databaseUrl, 'guesses')
  const { email } = server.cast.customer
  const { status } = await server.as('nobody').post('/api/session/area', { email, password: 'otra cosa' })
  expect(status).toBe(401)
})

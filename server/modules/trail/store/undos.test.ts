import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'
import { inTransaction, type Tx } from '../../../lib/db.ts'
import { deleteImages, insertUndo, insertUndoImages } from './undos.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const many = 3000
const page = 200

test('a page of an undo is read without its other images, however young it is', async () => {
  await inTransaction(server.wiring.db, newUndo)
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  await owner.connect()
  await owner.query('analyze undo_images')
  await owner.end()
  await inTransaction(server.wiring.db, async (tx) => {
    const undoId = await newUndo(tx)
    const before = await imagesRead(tx)
    const taken = await deleteImages(tx, undoId, page)
    expect(taken.map(({ subject }) => subject.id)).toEqual(Array.from({ length: page }, (_, at) => at + 1))
    expect((await imagesRead(tx)) - before).toBeLessThanOrEqual(2 * page)
  })
})

async function newUndo(tx: Tx): Promise<number> {
  const now = server.wiring.now()
  const undoId = await insertUndo(tx, { command: 'bulk-edit', actorId: null, now, until: now })
  const images = Array.from({ length: many }, (_, at) => ({
    subject: { kind: 'contact', id: at + 1 } as const,
    image: {},
  }))
  await insertUndoImages(tx, undoId, images)
  return undoId
}

/** Rows that this transaction has looked at. */
async function imagesRead(tx: Tx): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    select seq_tup_read + idx_tup_fetch as read
    from pg_stat_xact_user_tables
    where relname = 'undo_images'`.execute(tx)
  return rows[0]?.read ?? 0
}

import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../../test/harness/test-server.ts'
import { inTransaction, type Tx } from '../../../lib/db.ts'
import { softBouncesOf } from './bounces.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.stop())

const mails = 4000
const address = 'llena@cenzontle.example'

test('what came back from an address is counted without reading all that ever did', async () => {
  const owner = new pg.Client({ connectionString: server.ownerUrl })
  await owner.connect()
  await owner.query(`
    with file as (
      insert into stored_files (hash, size, stored_at) values (sha256('x'), 1, now()) returning hash
    ), mail as (
      insert into raw_mails (hash, via, received_at, next_at, state, decided_at, outcome, step, reason)
      select hash, 'smtp', now(), now(), 'decided', now(), 'bounce', 'bounce', 'bounce'
      from file, generate_series(1, ${mails})
      returning id
    )
    insert into bounces (raw_mail_id, kind, address, words, at)
    select id, 'soft', case when id % 4 = 0 then '${address}' else id || '@cenzontle.example' end, 'full',
           now() - id * interval '1 minute'
    from mail`)
  await owner.query('analyze raw_mails, bounces')
  await owner.end()
  await inTransaction(server.wiring.db, async (tx) => {
    const counted = await softBouncesOf(tx, { address, since: new Date(0), isProven: true })
    expect(counted.length).toBeGreaterThan(5)
    expect(await rowsRead(tx)).toBeLessThan(mails / 10)
  })
})

/** Of mails and of what came back, by this transaction. */
async function rowsRead(tx: Tx): Promise<number> {
  const { rows } = await sql<{ read: number }>`
    select sum(seq_tup_read + idx_tup_fetch)::integer as read
    from pg_stat_xact_user_tables
    where relname in ('raw_mails', 'bounces')`.execute(tx)
  return rows[0]?.read ?? 0
}

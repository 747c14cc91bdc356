import { sql } from 'kysely'
import { expect } from 'vitest'
import { catchUpRegistrants } from '../../server/modules/domains/index.ts'
import type { TestServer } from './test-server.ts'

/**
 * Looks at registrants until nothing is left to look at. The trail is followed once nobody writes anywhere in this PostgreSQL,
 * and the other tests' databases are in it too.
 */
export async function followRegistrants({ wiring }: TestServer): Promise<void> {
  const left = async () => {
    await catchUpRegistrants(wiring.db, wiring.now)
    const { rows } = await sql`
      select from trail_entries
      where (xid, id) > (select xid, entry_id from trail_followers where name = 'registrants')`.execute(
      wiring.db,
    )
    return rows.length
  }
  await expect.poll(left, { timeout: 20_000 }).toBe(0)
}

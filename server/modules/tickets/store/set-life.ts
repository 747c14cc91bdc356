import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'

export async function setLife(
  tx: Tx,
  now: Date,
  of: { ids: readonly number[]; life: 'live' | 'deleted' },
): Promise<void> {
  await sql`
    update tickets
    set life = ${of.life},
        updated_at = ${now},
        version = version + 1
    where id = any(${of.ids}::bigint[])`.execute(tx)
}

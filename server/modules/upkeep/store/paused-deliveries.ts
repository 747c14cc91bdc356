import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'

export async function requeuePaused(tx: Tx, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update deliveries
    set state = 'queued',
        next_at = ${now}
    where state = 'paused'`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

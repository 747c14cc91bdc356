import { sql } from 'kysely'
import type { Db } from '../../../lib/db.ts'

/** Ends everything that is due as kept: there is no server to send it through. */
export async function keepDue(db: Db, now: Date): Promise<void> {
  await sql`
    update deliveries
    set state = 'kept',
        ended_at = ${now}
    where state = 'queued'`.execute(db)
}

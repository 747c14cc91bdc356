import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'

/** Payloads of PostgreSQL's NOTIFY: heard by who listens, once what told them is committed. */
export async function ring(db: Handle, channel: string, payloads: readonly string[]): Promise<void> {
  await sql`
    select pg_notify(${channel}, payload)
    from unnest(${payloads}::text[]) as payload`.execute(db)
}

import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'

/** Marks people as invited from now on; who has a password already keeps it. */
export async function inviteContacts(tx: Tx, now: Date, ids: readonly number[]): Promise<void> {
  await sql`
    insert into access (person_id, invited_at)
    select id, ${now}
    from unnest(${ids}::bigint[]) as invited (id)
    on conflict (person_id) do update
    set invited_at = excluded.invited_at`.execute(tx)
}

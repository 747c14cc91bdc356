import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'

/** How many messages somebody has written since a moment through the client area. */
export async function countWritten(db: Handle, of: { authorId: number; since: Date }): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from ticket_messages
    where author_id = ${of.authorId}
      and created_at > ${of.since}
      and door = 'area'`.execute(db)
  return rows[0]?.count ?? 0
}

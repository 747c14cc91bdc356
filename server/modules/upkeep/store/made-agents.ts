import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'

/** Whether a contact was made an agent before. Asked with her locked, so that of two calls at once one sees the other's. */
export async function wasMadeAgent(tx: Tx, contactId: number): Promise<boolean> {
  const { rows } = await sql`
    select 1
    from trail_entries
    where subject_kind = 'contact'
      and subject_id = ${contactId}
      and type = 'contact.made-agent'
    limit 1`.execute(tx)
  return rows.length > 0
}

import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'

/** Whether a link to this address was sent lately and still stands. */
export async function sentActivationSince(
  tx: Tx,
  since: Date,
  to: { personId: number; address: string },
): Promise<boolean> {
  const { rows } = await sql`
    select
    from tokens
    where person_id = ${to.personId}
      and purpose = 'activation'
      and used_at is null
      and voided_at is null
      and address = ${to.address}
      and created_at > ${since}
    limit 1`.execute(tx)
  return rows.length > 0
}

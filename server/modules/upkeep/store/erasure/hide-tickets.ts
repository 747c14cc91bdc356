import { sql } from 'kysely'
import type { Tx } from '../../../../lib/db.ts'

/** Nobody finds their tickets from now on. Others' that were merged into one stand by themselves again: gives those. */
export async function hideTicketsOf(
  tx: Tx,
  now: Date,
  requesterIds: readonly number[],
): Promise<{ id: number; from: number }[]> {
  const { rows } = await sql<{ id: number; from: number }>`
    with hidden as (
      update tickets
      set life = 'deleted',
          merged_into = null,
          version = version + 1,
          updated_at = ${now}
      where requester_id = any(${requesterIds}::bigint[])
      returning id
    )
    update tickets
    set life = 'live',
        merged_into = null,
        version = tickets.version + 1,
        updated_at = ${now}
    from tickets before
    where before.id = tickets.id
      and tickets.merged_into in (select id from hidden)
      and tickets.requester_id <> all(${requesterIds}::bigint[])
    returning tickets.id, before.merged_into as "from"`.execute(tx)
  return rows
}

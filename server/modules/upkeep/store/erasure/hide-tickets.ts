import { sql } from 'kysely'
import type { Tx } from '../../../../lib/db.ts'

/** Nobody finds their tickets from now on. Others' that were merged into one stand by themselves again: gives both. */
export async function hideTicketsOf(
  tx: Tx,
  now: Date,
  requesterIds: readonly number[],
): Promise<{ hidden: number[]; parted: { id: number; from: number }[] }> {
  const { rows: hidden } = await sql<{ id: number }>`
    update tickets
    set life = 'deleted',
        merged_into = null,
        version = version + 1,
        updated_at = ${now}
    where requester_id = any(${requesterIds}::bigint[])
    returning id`.execute(tx)
  const ids = hidden.map(({ id }) => id)
  const { rows: parted } = await sql<{ id: number; from: number }>`
    update tickets
    set life = 'live',
        merged_into = null,
        version = tickets.version + 1,
        updated_at = ${now}
    from tickets before
    where before.id = tickets.id
      and tickets.merged_into = any(${ids}::bigint[])
      and tickets.requester_id <> all(${requesterIds}::bigint[])
    returning tickets.id, before.merged_into as "from"`.execute(tx)
  return { hidden: ids, parted }
}

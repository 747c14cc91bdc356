import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'

/** Gives the tickets that contacts asked, or those named, to another contact. Gives whose they were. */
export async function moveRequests(
  tx: Tx,
  now: Date,
  move: { fromIds: readonly number[]; toId: number; ticketIds?: readonly number[] },
): Promise<{ id: number; fromId: number }[]> {
  const named = move.ticketIds ? sql`and id = any(${move.ticketIds}::bigint[])` : sql``
  const { rows } = await sql<{ id: number; fromId: number }>`
    with moving as (
      select id, requester_id
      from tickets
      where requester_id = any(${move.fromIds}::bigint[])
        ${named}
      order by id
      for no key update
    )
    update tickets
    set requester_id = ${move.toId},
        version = version + 1,
        updated_at = ${now}
    from moving
    where tickets.id = moving.id
    returning tickets.id, moving.requester_id as "fromId"`.execute(tx)
  return rows.sort((one, other) => one.id - other.id)
}

/** How many tickets contacts have asked, by contact. */
export async function countRequests(
  db: Handle,
  contactIds: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ id: number; count: number }>`
    select requester_id as id, count(*)::integer as count
    from tickets
    where requester_id = any(${contactIds}::bigint[])
      and life <> 'deleted'
    group by requester_id`.execute(db)
  return new Map(rows.map(({ id, count }) => [id, count]))
}

/** How many tickets a contact has asked from these addresses. */
export async function countRequestsFrom(
  db: Handle,
  of: { contactId: number; addresses: readonly string[] },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from tickets
    where requester_id = ${of.contactId}
      and requester_address = any(${of.addresses}::text[])
      and life <> 'deleted'`.execute(db)
  return rows[0]?.count ?? 0
}

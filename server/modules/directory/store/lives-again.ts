import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'

/** Deleted contacts among these, locked in one order. */
export async function lockDeleted(tx: Tx, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id
    from contacts
    where id = any(${ids}::bigint[])
      and life = 'deleted'
    order by id
    for update`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Gives many their lives back. The unique index of external ids may refuse all of them. */
export async function beginLivesAgain(tx: Tx, now: Date, ids: readonly number[]): Promise<void> {
  await sql`
    update contacts
    set life = 'live',
        version = version + 1,
        updated_at = ${now}
    where id = any(${ids}::bigint[])`.execute(tx)
}

/** Says again when addresses given back had been verified, as reverify does for one person. */
export async function reverifyMany(
  tx: Tx,
  claims: readonly { personId: number; address: string; verifiedAt: Date | string | null }[],
): Promise<void> {
  await sql`
    update claims
    set verified_at = kept.verified_at
    from unnest(
      ${claims.map(({ personId }) => personId)}::bigint[],
      ${claims.map(({ address }) => address)}::text[],
      ${claims.map(({ verifiedAt }) => verifiedAt)}::timestamptz[]
    ) as kept (person_id, address, verified_at)
    join addresses on addresses.address = kept.address
    where claims.person_id = kept.person_id
      and claims.address = kept.address
      and kept.verified_at is not null
      and addresses.let_go_by = kept.person_id`.execute(tx)
}

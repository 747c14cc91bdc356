import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'

export type MovedAccount = { id: number; fromId: number; fromName: string; toName: string }

/** Gives the accounts of main users, or those named, to another, who keeps what was chosen to be received. Gives whose they were. */
export async function moveAccounts(
  tx: Tx,
  now: Date,
  move: { fromIds: readonly number[]; toId: number; accountIds?: readonly number[] },
): Promise<MovedAccount[]> {
  const named = move.accountIds ? sql`and id = any(${move.accountIds}::bigint[])` : sql``
  const { rows } = await sql<MovedAccount>`
    with moving as (
      select id, main_user_id
      from accounts
      where main_user_id = any(${move.fromIds}::bigint[])
        ${named}
      order by id
      for no key update
    )
    update accounts
    set main_user_id = ${move.toId},
        version = version + 1,
        updated_at = ${now}
    from moving
    where accounts.id = moving.id
    returning accounts.id,
              moving.main_user_id as "fromId",
              (select name from contacts where id = moving.main_user_id) as "fromName",
              (select name from contacts where id = ${move.toId}) as "toName"`.execute(tx)
  return rows.sort((one, other) => one.id - other.id)
}

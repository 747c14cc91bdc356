import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'

/** Of the accounts whose main user has an address the oldest, open ones first. */
export async function oldestAccountOf(db: Handle, address: string): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    select accounts.id
    from claims
    join accounts on accounts.main_user_id = claims.person_id
    left join account_closures on account_closures.account_id = accounts.id
    where claims.address = ${address}
    order by account_closures.account_id is not null, accounts.id
    limit 1`.execute(db)
  return rows[0]?.id
}

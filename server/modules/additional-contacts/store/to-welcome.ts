import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'

/** Cards of open accounts that are still to be told where mail arrives, by account, the oldest first. */
export async function cardsToWelcome(db: Handle, atMost: number): Promise<Map<number, number[]>> {
  const { rows } = await sql<{ accountId: number; id: number }>`
    select cards.account_id as "accountId",
           cards.id
    from additional_contacts cards
    join addresses on addresses.address = cards.address and addresses.suppressed_at is null
    where cards.welcome_waits
      and cards.life = 'live'
      and not exists (select from account_closures closed where closed.account_id = cards.account_id)
    order by cards.id
    limit ${atMost}`.execute(db)
  const byAccount = Map.groupBy(rows, ({ accountId }) => accountId)
  return new Map([...byAccount].map(([accountId, cards]) => [accountId, cards.map(({ id }) => id)]))
}

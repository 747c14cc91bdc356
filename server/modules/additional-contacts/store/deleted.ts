import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'

/** A deleted card that is to live again, locked, and whether another card of the account has its address by now. */
export async function lockDeleted(
  tx: Tx,
  of: { accountId: number; id: number },
): Promise<{ email: string; address: string; isTaken: boolean } | undefined> {
  const { rows } = await sql<{ email: string; address: string; isTaken: boolean }>`
    select card.typed_address as email,
           card.address,
           exists (
             select from additional_contacts other
             where other.account_id = card.account_id
               and other.address = card.address
               and other.life = 'live'
           ) as "isTaken"
    from additional_contacts card
    where card.id = ${of.id}
      and card.account_id = ${of.accountId}
      and card.life = 'deleted'
    for update of card`.execute(tx)
  return rows[0]
}

import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'

/** An account with what is live in it. */
export type LiveAccount = {
  id: number
  name: string
  mainUserId: number
  isClosed: boolean
  contacts: number
  domains: number
  services: number
  /** Open or waiting for an answer. */
  tickets: number
}

/** Accounts, locked in one order until the end of the transaction, with what is live in them. */
export async function lockForClosing(
  tx: Tx,
  of: { ids: readonly number[] } | { mainUserIds: readonly number[] },
): Promise<LiveAccount[]> {
  const these =
    'ids' in of ? sql`id = any(${of.ids}::bigint[])` : sql`main_user_id = any(${of.mainUserIds}::bigint[])`
  // Locked first and looked at by a second statement: what was committed while this one waited counts.
  await sql`select id from accounts where ${these} order by id for no key update`.execute(tx)
  const { rows } = await sql<LiveAccount>`
    select id,
           name,
           main_user_id as "mainUserId",
           exists (select from account_closures where account_id = accounts.id) as "isClosed",
           (
             select count(*)::integer
             from additional_contacts
             where account_id = accounts.id
               and life = 'live'
           ) as contacts,
           (select count(*)::integer from domains where account_id = accounts.id and life = 'live') as domains,
           (select count(*)::integer from services where account_id = accounts.id and life = 'live') as services,
           (
             select count(*)::integer
             from tickets
             where account_id = accounts.id
               and life = 'live'
               and status in ('open', 'pending')
           ) as tickets
    from accounts
    where ${these}
    order by id`.execute(tx)
  return rows
}

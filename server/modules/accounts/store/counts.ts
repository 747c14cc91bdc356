import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { AccountCounts } from '../wire.ts'

const mostNotices = 1000

/** The first additional contacts of an account, by name. */
export async function firstContactsOf(
  db: Handle,
  accountId: number,
  atMost: number,
): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name
    from additional_contacts
    where account_id = ${accountId}
      and life = 'live'
    order by sort_name, id
    limit ${atMost}`.execute(db)
  return rows
}

/** How much hangs from an account. */
export async function countsOf(db: Handle, accountId: number): Promise<AccountCounts> {
  const { rows } = await sql<AccountCounts>`
    select (select count(*)::integer from additional_contacts where account_id = ${accountId} and life = 'live') as contacts,
           (select count(*)::integer from domains where account_id = ${accountId} and life = 'live') as domains,
           (select count(*)::integer from services where account_id = ${accountId} and life = 'live') as services,
           (
             select count(*)::integer
             from (select from notices where account_id = ${accountId} limit ${mostNotices}) counted
           ) as notices`.execute(db)
  return rows[0] ?? { contacts: 0, domains: 0, services: 0, notices: 0 }
}

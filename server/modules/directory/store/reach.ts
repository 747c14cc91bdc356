import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Reach } from '../rules/floor.ts'

/**
 * Who receives billing and domain mail of open accounts as things stand, of one account or of all that somebody is main
 * user of: the main user by his primary address or another verified one, and the cards with the tick that neither declined
 * nor have an address that does not exist.
 */
export async function reachOf(
  db: Handle,
  of: { accountId: number } | { mainUserId: number },
): Promise<Map<number, Reach>> {
  const which =
    'accountId' in of ? sql`accounts.id = ${of.accountId}` : sql`accounts.main_user_id = ${of.mainUserId}`
  const { rows } = await sql<Reach & { id: number }>`
    select accounts.id,
           accounts.name as account,
           count(own.address) > 0 as "hasAddress",
           count(own.address) filter (where own.works) > 0 as "mainUser",
           (
             select json_build_object(
               'billing', count(*) filter (where 'billing' = any(said.categories)),
               'domains', count(*) filter (where 'domains' = any(said.categories))
             )
             from additional_contacts cards
             join addresses on addresses.address = cards.address and addresses.suppressed_at is null
             cross join lateral (
               select array(
                 select ticked.category
                 from unnest(cards.categories) as ticked (category)
                 where not exists (
                   select from declined_categories declined
                   where declined.account_id = cards.account_id
                     and declined.address = cards.address
                     and declined.category = ticked.category
                 )
               ) as categories
             ) said
             where cards.account_id = accounts.id
               and cards.life = 'live'
           ) as cards
    from accounts
    left join lateral (
      select claims.address,
             addresses.suppressed_at is null and (claims.is_primary or claims.verified_at is not null) as works
      from claims
      join addresses on addresses.address = claims.address
      where claims.person_id = accounts.main_user_id
    ) own on true
    where ${which}
      and not exists (select from account_closures closed where closed.account_id = accounts.id)
    group by accounts.id`.execute(db)
  return new Map(rows.map(({ id, ...reach }) => [id, reach]))
}

/** Holds the accounts that somebody is main user of: her addresses and their cards do not both go at once. */
export async function lockAccountsOf(tx: Tx, mainUserId: number): Promise<void> {
  await sql`
    select id
    from accounts
    where main_user_id = ${mainUserId}
    order by id
    for no key update`.execute(tx)
}

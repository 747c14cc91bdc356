import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { Reach } from '../rules/floor.ts'

/**
 * Who receives billing and domain mail of an account as things stand: the main user by his primary address or another
 * verified one, and the cards with the tick that neither declined nor have an address that does not exist.
 */
export async function reachOf(db: Handle, accountId: number): Promise<Reach> {
  const { rows } = await sql<Reach>`
    select exists (
             select from claims
             join addresses on addresses.address = claims.address
             where claims.person_id = accounts.main_user_id
               and (claims.is_primary or claims.verified_at is not null)
               and addresses.suppressed_at is null
           ) as "mainUser",
           json_build_object(
             'billing', coalesce(json_agg(cards.id) filter (where said.category = 'billing'), '[]'),
             'domains', coalesce(json_agg(cards.id) filter (where said.category = 'domains'), '[]')
           ) as cards
    from accounts
    left join additional_contacts cards
      on cards.account_id = accounts.id and cards.life = 'live' and cards.categories && array['billing', 'domains']
      and not exists (
        select from addresses where addresses.address = cards.address and addresses.suppressed_at is not null
      )
    left join lateral (
      select ticked.category
      from unnest(cards.categories) as ticked (category)
      where not exists (
        select from declined_categories declined
        where declined.account_id = cards.account_id
          and declined.address = cards.address
          and declined.category = ticked.category
      )
    ) said on true
    where accounts.id = ${accountId}
    group by accounts.id`.execute(db)
  return rows[0] ?? { mainUser: false, cards: { billing: [], domains: [] } }
}

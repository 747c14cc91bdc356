import { sql } from 'kysely'
import type { Db } from '../../server/lib/db.ts'

/**
 * Accounts of a main user and a card each: every third main user reads English, every other card is ticked for products,
 * the rest for billing.
 */
export async function addAccounts(db: Db, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with numbered as (
      select number, nextval('person_ids') as person_id, gen_random_uuid() as random
      from generate_series(0, ${count - 1}::integer) as number
    ), given as (
      select *, concat('main-', random, '@mailing.example') as main, concat('card-', random, '@mailing.example') as card
      from numbered
    ), new_addresses as (
      insert into addresses (address, first_seen_at)
      select unnest(array[main, card]), now() from given
    ), new_people as (
      insert into people (id, kind) select person_id, 'contact' from given
    ), new_contacts as (
      insert into contacts (id, name, sort_name, search_text, language, origin, created_at, updated_at)
      select person_id, concat('Cliente ', number), concat('cliente ', number), '',
             case when number % 3 = 1 then 'en' else 'es-MX' end, 'agent', now(), now()
      from given
    ), new_claims as (
      insert into claims (address, person_id, typed, is_primary, position, verified_at, created_at)
      select main, person_id, main, true, 0, now(), now() from given
    ), new_accounts as (
      insert into accounts (name, sort_name, main_user_id, created_at, updated_at)
      select concat('Cuenta ', number), concat('cuenta ', number), person_id, now(), now() from given order by number
      returning id, main_user_id
    ), new_cards as (
      insert into additional_contacts (account_id, address, typed_address, name, sort_name, categories, created_at, updated_at)
      select new_accounts.id, card, card, 'Contadora', 'contadora',
             case when number % 2 = 0 then array['products'] else array['billing'] end, now(), now()
      from given join new_accounts on main_user_id = person_id
    )
    select id from new_accounts order by id`.execute(db)
  return rows.map(({ id }) => id)
}

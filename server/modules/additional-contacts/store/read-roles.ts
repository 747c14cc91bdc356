import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { ContactRolesAnswer } from '../wire.ts'

/** All that somebody is beside herself, found by her addresses of today: whose main user, on whose cards, behind which domains. */
export async function rolesOfContact(db: Handle, contactId: number): Promise<ContactRolesAnswer | undefined> {
  const { rows } = await sql<ContactRolesAnswer>`
    with own_cards as (
      select cards.id, cards.account_id, cards.name, cards.sort_name, cards.typed_address, cards.address, cards.categories
      from claims
      join additional_contacts cards on cards.address = claims.address and cards.life = 'live'
      where claims.person_id = ${contactId}
    ), own_accounts as (
      select accounts.id, accounts.name, accounts.sort_name, closed.account_id is not null as is_closed
      from accounts
      left join account_closures closed on closed.account_id = accounts.id
      where accounts.main_user_id = ${contactId}
    ), own_roles as (
      select domain_roles.domain_id, domain_roles.role, domain_roles.additional_contact_id as card_id
      from domain_roles
      join own_cards on own_cards.id = domain_roles.additional_contact_id
    )
    select (
             select coalesce(json_agg(json_build_object('id', id, 'name', name, 'isClosed', is_closed)
                                      order by is_closed, sort_name, id), '[]')
             from own_accounts
           ) as "mainUserOf",
           (
             select coalesce(json_agg(json_build_object(
                      'id', own_cards.id,
                      'account', json_build_object('id', accounts.id, 'name', accounts.name),
                      'name', own_cards.name,
                      'email', own_cards.typed_address,
                      'categories', own_cards.categories,
                      'declined', array(
                        select declined.category
                        from declined_categories declined
                        where declined.account_id = own_cards.account_id
                          and declined.address = own_cards.address
                        order by declined.category
                      )
                    ) order by accounts.sort_name, own_cards.id), '[]')
             from own_cards
             join accounts on accounts.id = own_cards.account_id
           ) as cards,
           (
             select coalesce(json_agg(json_build_object(
                      'account', json_build_object('id', accounts.id, 'name', accounts.name),
                      'domainId', domains.id,
                      'domain', domains.name,
                      'role', own_roles.role,
                      'cardId', own_roles.card_id
                    ) order by domains.ascii_name, own_roles.role), '[]')
             from own_roles
             join domains on domains.id = own_roles.domain_id and domains.life = 'live'
             join accounts on accounts.id = domains.account_id
           ) as domains
    from contacts
    where contacts.id = ${contactId}
      and contacts.life = 'live'`.execute(db)
  return rows[0]
}

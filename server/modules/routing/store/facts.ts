import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { Category } from '../../delivery/index.ts'
import type { DomainRole, Policy } from '../types.ts'

export type AddressRow = { address: string; typed: string; isSuppressed: boolean }
export type AccountRow = {
  id: number
  name: string
  language: string | null
  choices: Partial<Record<Category, boolean>>
  mainUser: {
    id: number
    name: string
    language: string | null
    timeZone: string | null
    /** The primary one first. */
    addresses: (AddressRow & { isVerified: boolean })[]
  }
  /** The live ones in Spanish order, each with the live contact who claims its address. */
  cards: CardRow[]
  workspace: { language: string; timeZone: string }
}
export type CardRow = AddressRow & {
  id: number
  name: string
  personId: number | null
  language: string | null
  timeZone: string | null
  categories: Category[]
  declined: Category[]
}

/** Open accounts with their main users and cards, in any order. */
export async function accountsById(db: Handle, ids: readonly number[]): Promise<AccountRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<AccountRow>`
    select
      accounts.id,
      accounts.name,
      accounts.language,
      accounts.chosen_categories as choices,
      json_build_object(
        'id', contacts.id,
        'name', contacts.name,
        'language', contacts.language,
        'timeZone', contacts.time_zone,
        'addresses', (
          select coalesce(
            json_agg(
              json_build_object(
                'address', claims.address,
                'typed', claims.typed,
                'isVerified', claims.verified_at is not null,
                'isSuppressed', addresses.suppressed_at is not null
              )
              order by claims.is_primary desc, claims.position
            ),
            '[]')
          from claims
          join addresses on addresses.address = claims.address
          where claims.person_id = contacts.id
        )
      ) as "mainUser",
      (
        select coalesce(
          json_agg(
            json_build_object(
              'id', card.id,
              'address', card.address,
              'typed', card.typed_address,
              'isSuppressed', addresses.suppressed_at is not null,
              'name', card.name,
              'personId', holder.id,
              'language', card.language,
              'timeZone', holder.time_zone,
              'categories', card.categories,
              'declined', array(
                select category
                from declined_categories declined
                where declined.account_id = card.account_id
                  and declined.address = card.address
              )
            )
            order by card.sort_name, card.id
          ),
          '[]')
        from additional_contacts card
        join addresses on addresses.address = card.address
        left join claims on claims.address = card.address
        left join contacts holder on holder.id = claims.person_id and holder.life = 'live'
        where card.account_id = accounts.id
          and card.life = 'live'
      ) as cards,
      json_build_object('language', workspace.language, 'timeZone', workspace.time_zone) as workspace
    from accounts
    join contacts on contacts.id = accounts.main_user_id
    cross join workspace
    where accounts.id = any(${ids}::bigint[])
      and not exists (select from account_closures where account_id = accounts.id)`.execute(db)
  return rows
}

export type DomainRow = {
  id: number
  accountId: number
  name: string
  roles: { role: DomainRole; cardId: number }[]
  /** Whom the registry knows; null: nobody, or the domain went away. */
  record: (AddressRow & { name: string; personId: number | null; timeZone: string | null }) | null
}

/** Live domains with the roles that cards hold, the main user the others, and with the registrant on record. */
export async function domainsById(db: Handle, ids: readonly number[]): Promise<DomainRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<DomainRow>`
    select
      domains.id,
      domains.account_id as "accountId",
      domains.name,
      (
        select coalesce(json_agg(json_build_object('role', role, 'cardId', additional_contact_id)), '[]')
        from domain_roles
        where domain_id = domains.id
      ) as roles,
      (
        select json_build_object('address', record.address, 'typed', record.email, 'name', record.name,
                                 'isSuppressed', addresses.suppressed_at is not null, 'personId', contacts.id,
                                 'timeZone', contacts.time_zone)
        from registrant_records record
        join addresses on addresses.address = record.address
        left join claims on claims.address = record.address
        left join contacts on contacts.id = claims.person_id and contacts.life = 'live'
        where record.domain_id = domains.id
          and domains.status not in ('transferred', 'cancelled')
      ) as record
    from domains
    where domains.id = any(${ids}::bigint[])
      and domains.life = 'live'`.execute(db)
  return rows
}

export type InvolvedRow = {
  accountId: number | null
  address: string
  isSuppressed: boolean
  declined: Category[]
}

/** The policy of each category, and what is known of addresses that take part, on a card or not. */
export async function policiesAndInvolved(
  db: Handle,
  pairs: readonly { accountId: number | null; address: string }[],
): Promise<{ policies: Partial<Record<Category, Policy>>; involved: InvolvedRow[] }> {
  const { rows } = await sql<{ policies: Partial<Record<Category, Policy>>; involved: InvolvedRow[] }>`
    select
      (select json_object_agg(category, policy) from category_policies) as policies,
      (
        select coalesce(
          json_agg(
            json_build_object(
              'accountId', pair.account_id,
              'address', pair.address,
              'isSuppressed', addresses.suppressed_at is not null,
              'declined', array(
                select category
                from declined_categories declined
                where declined.account_id = pair.account_id
                  and declined.address = pair.address
              )
            )
          ),
          '[]')
        from unnest(
          ${pairs.map(({ accountId }) => accountId)}::bigint[],
          ${pairs.map(({ address }) => address)}::text[]
        ) as pair (account_id, address)
        left join addresses on addresses.address = pair.address
      ) as involved`.execute(db)
  return rows[0] ?? { policies: {}, involved: [] }
}

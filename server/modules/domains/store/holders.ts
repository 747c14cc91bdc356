import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { Holder } from '../types.ts'

type HolderRow = Omit<Holder, 'holder'> & { accountId: number; cardId: number | null }

/**
 * Everybody who can hold roles in these accounts, with today's facts: the main user first, then the live cards by name. The
 * main user stands for the account's holder; what the account does not say is read from the contact, names together
 * (`holderNow` of accounts says the same of one account).
 */
export async function holdersOf(db: Handle, accountIds: readonly number[]): Promise<Map<number, Holder[]>> {
  const { rows } = await sql<HolderRow>`
    with main_users as (
      select accounts.id as account_id,
             accounts.main_user_id,
             coalesce(accounts.holder_name, contacts.name) as name,
             case when coalesce(accounts.holder_name, accounts.holder_given_names, accounts.holder_family_names) is null
               then contacts.given_names
               else accounts.holder_given_names end as given_names,
             case when coalesce(accounts.holder_name, accounts.holder_given_names, accounts.holder_family_names) is null
               then contacts.family_names
               else accounts.holder_family_names end as family_names,
             accounts.holder_organisation as organisation,
             accounts.holder_tax_id as tax_id,
             case when accounts.holder_phone is null
               then coalesce(contacts.work_phone_e164, contacts.mobile_phone_e164)
               else accounts.holder_phone_e164 end as phone_e164,
             coalesce(accounts.holder_postal_address, contacts.postal_address) as postal_address,
             coalesce(accounts.language, left(contacts.language, 2), workspace.language) as language,
             contacts.time_zone
      from accounts
      join contacts on contacts.id = accounts.main_user_id
      cross join workspace
      where accounts.id = any(${accountIds}::bigint[])
    ), holders as (
      select main_users.account_id, null::bigint as card_id, '' collate "C" as sort_name, main_users.name,
             main_users.given_names, main_users.family_names, main_users.organisation, main_users.tax_id,
             claims.typed, claims.address, main_users.phone_e164, main_users.postal_address,
             main_users.main_user_id as person_id, main_users.language, main_users.time_zone
      from main_users
      left join claims on claims.person_id = main_users.main_user_id and claims.is_primary
      union all
      select cards.account_id, cards.id, cards.sort_name, cards.name,
             cards.given_names, cards.family_names, cards.organisation, cards.tax_id,
             cards.typed_address, cards.address, cards.phone_e164, cards.postal_address,
             null::bigint, coalesce(cards.language, main_users.language), null
      from additional_contacts cards
      join main_users on main_users.account_id = cards.account_id
      where cards.life = 'live'
    )
    select holders.account_id as "accountId",
           holders.card_id as "cardId",
           holders.name,
           holders.given_names as "givenNames",
           holders.family_names as "familyNames",
           holders.organisation,
           holders.tax_id as "taxId",
           holders.typed as email,
           holders.address,
           holders.phone_e164 as "phoneE164",
           holders.postal_address as "postalAddress",
           holders.person_id as "personId",
           holders.language,
           holders.time_zone as "timeZone",
           addresses.suppressed_at as "suppressedAt"
    from holders
    left join addresses on addresses.address = holders.address
    order by holders.account_id, holders.card_id is not null, holders.sort_name, holders.card_id`.execute(db)
  const byAccount = new Map<number, Holder[]>()
  for (const { accountId, cardId, ...row } of rows) {
    const language = row.language === 'en' ? 'en' : 'es'
    const holders = byAccount.get(accountId) ?? []
    holders.push({ ...row, language, holder: cardId ?? 'main-user' })
    byAccount.set(accountId, holders)
  }
  return byAccount
}

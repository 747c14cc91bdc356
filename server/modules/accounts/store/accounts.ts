import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { interfaceLanguageOf, isLanguage } from '../../../lib/pure/languages.ts'
import type { PostalAddress } from '../../../lib/pure/postal-address.ts'
import type { Account, MainUser } from '../types.ts'

type Row = {
  id: number
  version: number
  name: string
  externalId: string | null
  language: string | null
  companyId: number | null
  companyName: string | null
  holderName: string | null
  holderGivenNames: string | null
  holderFamilyNames: string | null
  holderOrganisation: string | null
  holderTaxId: string | null
  holderPhone: string | null
  holderPhoneE164: string | null
  holderPostalAddress: PostalAddress | null
  chosenCategories: Record<string, boolean>
  closedAt: Date | null
  createdAt: Date
  updatedAt: Date
  mainUserId: number
  mainUserName: string
  givenNames: string | null
  familyNames: string | null
  userLanguage: string
  ownLanguage: string | null
  timeZone: string
  phone: string | null
  phoneE164: string | null
  postalAddress: PostalAddress | null
  address: string | null
  normal: string | null
  verifiedAt: Date | null
  suppressedAt: Date | null
  access: MainUser['access']
}

/** An account, open or closed, with its main user as she is today. */
export async function findAccount(db: Handle, id: number): Promise<Account | undefined> {
  const [found] = await findAccounts(db, [id])
  return found
}

/** The same, locked until the end of the transaction: what is done to one account, its cards and domains takes turns. */
export async function lockAccount(tx: Tx, id: number): Promise<Account | undefined> {
  await sql`select id from accounts where id = ${id} for no key update`.execute(tx)
  return findAccount(tx, id)
}

/** Accounts among these ids, in their order. */
export async function findAccounts(db: Handle, ids: readonly number[]): Promise<Account[]> {
  const { rows } = await sql<Row>`
    select accounts.id,
           accounts.version,
           accounts.name,
           accounts.external_id as "externalId",
           accounts.language,
           accounts.company_id as "companyId",
           companies.name as "companyName",
           accounts.holder_name as "holderName",
           accounts.holder_given_names as "holderGivenNames",
           accounts.holder_family_names as "holderFamilyNames",
           accounts.holder_organisation as "holderOrganisation",
           accounts.holder_tax_id as "holderTaxId",
           accounts.holder_phone as "holderPhone",
           accounts.holder_phone_e164 as "holderPhoneE164",
           accounts.holder_postal_address as "holderPostalAddress",
           accounts.chosen_categories as "chosenCategories",
           account_closures.at as "closedAt",
           accounts.created_at as "createdAt",
           accounts.updated_at as "updatedAt",
           contacts.id as "mainUserId",
           contacts.name as "mainUserName",
           contacts.given_names as "givenNames",
           contacts.family_names as "familyNames",
           coalesce(contacts.language, workspace.language) as "userLanguage",
           contacts.language as "ownLanguage",
           coalesce(contacts.time_zone, workspace.time_zone) as "timeZone",
           -- One whose international form is certain first: domains ask for it.
           case
             when contacts.work_phone_e164 is not null then contacts.work_phone
             when contacts.mobile_phone_e164 is not null then contacts.mobile_phone
             else coalesce(contacts.work_phone, contacts.mobile_phone)
           end as phone,
           coalesce(contacts.work_phone_e164, contacts.mobile_phone_e164) as "phoneE164",
           contacts.postal_address as "postalAddress",
           claims.typed as address,
           claims.address as normal,
           claims.verified_at as "verifiedAt",
           addresses.suppressed_at as "suppressedAt",
           case
             when contact_blocks.contact_id is not null then 'blocked'
             else coalesce(access.state, 'none')
           end as access
    from accounts
    join contacts on contacts.id = accounts.main_user_id
    cross join workspace
    left join companies on companies.id = accounts.company_id and companies.life = 'live'
    left join account_closures on account_closures.account_id = accounts.id
    left join claims on claims.person_id = contacts.id and claims.is_primary
    left join addresses on addresses.address = claims.address
    left join access on access.person_id = contacts.id
    left join contact_blocks on contact_blocks.contact_id = contacts.id
    where accounts.id = any(${ids}::bigint[])
    order by accounts.id`.execute(db)
  const byId = new Map(rows.map((row) => [row.id, asAccount(row)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

function asAccount(row: Row): Account {
  const own = isLanguage(row.language) ? row.language : null
  const mainUser: MainUser = {
    id: row.mainUserId,
    name: row.mainUserName,
    givenNames: row.givenNames,
    familyNames: row.familyNames,
    language: interfaceLanguageOf(row.userLanguage),
    ownLanguage: row.ownLanguage,
    timeZone: row.timeZone,
    email:
      row.address === null || row.normal === null
        ? null
        : {
            address: row.address,
            normal: row.normal,
            isVerified: row.verifiedAt !== null,
            isSuppressed: row.suppressedAt !== null,
          },
    access: row.access,
    phone: row.phone === null ? null : { typed: row.phone, e164: row.phoneE164 },
    postalAddress: row.postalAddress,
  }
  return {
    id: row.id,
    version: row.version,
    values: {
      name: row.name,
      externalId: row.externalId,
      language: own,
      companyId: row.companyId,
      holder: {
        name: row.holderName,
        givenNames: row.holderGivenNames,
        familyNames: row.holderFamilyNames,
        organisation: row.holderOrganisation,
        taxId: row.holderTaxId,
        phone: row.holderPhone === null ? null : { typed: row.holderPhone, e164: row.holderPhoneE164 },
        postalAddress: row.holderPostalAddress,
      },
    },
    language: own ?? mainUser.language,
    mainUser,
    // One that was deleted comes back with its undo; until then the account is nobody's but its main user's.
    company:
      row.companyId === null || row.companyName === null
        ? null
        : { id: row.companyId, name: row.companyName },
    chosenCategories: row.chosenCategories,
    closedAt: row.closedAt,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  }
}

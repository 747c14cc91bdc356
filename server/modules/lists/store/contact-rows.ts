import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { PostalAddress } from '../../../lib/pure/postal-address.ts'
import { customByField } from '../../fields/index.ts'

export type ContactRow = {
  id: number
  name: string
  email: string | null
  isEmailSuppressed: boolean
  workPhone: string | null
  mobilePhone: string | null
  jobTitle: string | null
  language: string | null
  timeZone: string | null
  tags: string[]
  postalAddress: PostalAddress | null
  externalId: string | null
  about: string | null
  avatar: string | null
  access: 'none' | 'invited' | 'active' | 'blocked'
  origin: string
  custom: Record<string, unknown>
  /** The primary one first, ten at most. */
  companies: { id: number; name: string; isPrimary: boolean; seesCompanyTickets: boolean }[]
  companyCount: number
  createdAt: Date
  updatedAt: Date
}

/** What lists show of contacts, in the order of the ids, without those deleted since. `isLong` brings the long texts too. */
export async function contactRows(
  db: Handle,
  asked: { ids: readonly number[]; isLong: boolean; severalCompanies: boolean },
): Promise<ContactRow[]> {
  if (asked.ids.length === 0) return []
  const { rows } = await sql<ContactRow>`
    select contacts.id,
           contacts.name,
           claims.typed as email,
           addresses.suppressed_at is not null as "isEmailSuppressed",
           contacts.work_phone as "workPhone",
           contacts.mobile_phone as "mobilePhone",
           contacts.job_title as "jobTitle",
           contacts.language,
           contacts.time_zone as "timeZone",
           contacts.tags,
           contacts.postal_address as "postalAddress",
           contacts.external_id as "externalId",
           case when ${asked.isLong} then contacts.about end as about,
           encode(contacts.avatar_hash, 'hex') as avatar,
           case when contact_blocks.contact_id is not null then 'blocked' else coalesce(access.state, 'none') end as access,
           contacts.origin,
           ${customByField('contact', 'contacts.custom')} as custom,
           coalesce(belongs.companies, '[]') as companies,
           coalesce(belongs.count, 0) as "companyCount",
           contacts.created_at as "createdAt",
           contacts.updated_at as "updatedAt"
    from unnest(${asked.ids}::bigint[]) with ordinality as page (id, place)
    join contacts on contacts.id = page.id and contacts.life = 'live'
    left join claims on claims.person_id = page.id and claims.is_primary
    left join addresses on addresses.address = claims.address
    left join access on access.person_id = page.id
    left join contact_blocks on contact_blocks.contact_id = page.id
    left join lateral (
      select json_agg(
               json_build_object(
                 'id', one.id,
                 'name', one.name,
                 'isPrimary', one.is_primary,
                 'seesCompanyTickets', one.sees_company_tickets
               )
               order by one.is_primary desc, one.sort_name, one.id
             ) filter (where one.number <= 10) as companies,
             max(one.number) as count
      from (
        select companies.id,
               companies.name,
               companies.sort_name,
               memberships.is_primary,
               memberships.sees_company_tickets,
               row_number() over (order by memberships.is_primary desc, companies.sort_name, companies.id) as number
        from memberships
        join companies on companies.id = memberships.company_id and companies.life = 'live'
        where memberships.contact_id = page.id
          and (${asked.severalCompanies} or memberships.is_primary)
      ) one
    ) belongs on true
    order by page.place`.execute(db)
  return rows
}

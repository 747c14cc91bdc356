import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import { customByField } from '../../fields/index.ts'

export type CompanyRow = {
  id: number
  name: string
  description: string | null
  notes: string | null
  mailDomains: string[]
  contacts: number
  healthScore: number | null
  accountTier: number | null
  industry: number | null
  renewalDate: string | null
  origin: string
  custom: Record<string, unknown>
  createdAt: Date
  updatedAt: Date
}

/** What lists show of companies, in the order of the ids, without those deleted since. `isLong` brings the long texts too. */
export async function companyRows(
  db: Handle,
  asked: { ids: readonly number[]; isLong: boolean; contactsAtMost: number },
): Promise<CompanyRow[]> {
  if (asked.ids.length === 0) return []
  const { rows } = await sql<CompanyRow>`
    select companies.id,
           companies.name,
           case when ${asked.isLong} then companies.description end as description,
           case when ${asked.isLong} then companies.notes end as notes,
           coalesce(held.domains, '{}') as "mailDomains",
           belonging.count as contacts,
           companies.health_score_id as "healthScore",
           companies.account_tier_id as "accountTier",
           companies.industry_id as industry,
           companies.renewal_date as "renewalDate",
           companies.origin,
           ${customByField('company', 'companies.custom')} as custom,
           companies.created_at as "createdAt",
           companies.updated_at as "updatedAt"
    from unnest(${asked.ids}::bigint[]) with ordinality as page (id, place)
    join companies on companies.id = page.id and companies.life = 'live'
    left join lateral (
      select array_agg(typed order by position) as domains
      from company_mail_domains
      where company_mail_domains.company_id = page.id
    ) held on true
    cross join lateral (
      select count(*) as count
      from (
        select
        from memberships
        join contacts on contacts.id = memberships.contact_id and contacts.life = 'live'
        where memberships.company_id = page.id
        limit ${asked.contactsAtMost}
      ) counted
    ) belonging
    order by page.place`.execute(db)
  return rows
}

import { type RawBuilder, sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { inOrderOf } from '../../../lib/pure/in-order-of.ts'
import type { MailDomain } from '../../../lib/pure/mail-domain.ts'
import { columnsToKeep, customByField, isLeftIn, leaveFormerValues } from '../../fields/index.ts'
import { companyColumnsOf } from '../rules/company-columns.ts'
import type { Company, CompanyHolder, CompanyValues } from '../types.ts'
import { orTaken } from './change.ts'

type Row = Omit<CompanyValues, 'mailDomains'> &
  Pick<Company, 'id' | 'version' | 'defaultsApplied' | 'origin' | 'createdAt' | 'updatedAt'> & {
    mailDomains: MailDomain[]
    contactCount: number
  }

/** Contacts are counted up to this many. */
const countedAtMost = 10_000

/** A live company with its mail domains and how many live contacts belong to it. */
export async function findCompany(db: Handle, id: number): Promise<Company | undefined> {
  const [row] = await rowsWhere(db, sql`companies.id = ${id}`, countedAtMost)
  return row && { ...asCompany(row), contacts: countOf(row.contactCount) }
}

/** Live companies in the order of the ids, without counting their contacts. */
export async function findCompanies(
  db: Handle,
  ids: readonly number[],
): Promise<Omit<Company, 'contacts'>[]> {
  if (ids.length === 0) return []
  const rows = await rowsWhere(db, sql`companies.id = any(${ids}::bigint[])`, 0)
  return inOrderOf(ids, rows.map(asCompany))
}

async function rowsWhere(db: Handle, condition: RawBuilder<unknown>, countedTo: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select companies.id,
           companies.version,
           companies.name,
           companies.description,
           companies.notes,
           companies.health_score_id as "healthScore",
           companies.account_tier_id as "accountTier",
           companies.industry_id as industry,
           companies.renewal_date as "renewalDate",
           ${customByField('company', 'companies.custom')} as custom,
           companies.defaults_applied as "defaultsApplied",
           companies.origin,
           companies.created_at as "createdAt",
           companies.updated_at as "updatedAt",
           (
             select coalesce(json_agg(json_build_object('typed', typed, 'ascii', domain) order by position), '[]')
             from company_mail_domains
             where company_id = companies.id
           ) as "mailDomains",
           (
             select count(*)
             from (
               select
               from memberships
               where memberships.company_id = companies.id
                 and memberships.sort_name is not null
                 and (memberships.is_primary or (select several_companies from workspace))
               limit ${countedTo === 0 ? 0 : countedTo + 1}
             ) counted
           ) as "contactCount"
    from companies
    where ${condition}
      and life = 'live'`.execute(db)
  return rows
}

function asCompany({ contactCount: _count, ...row }: Row): Omit<Company, 'contacts'> {
  const { id, version, defaultsApplied, origin, createdAt, updatedAt, ...values } = row
  return { id, version, values, defaultsApplied, origin, createdAt, updatedAt }
}

const countOf = (count: number): Company['contacts'] => ({
  value: Math.min(count, countedAtMost),
  isExact: count <= countedAtMost,
})

/**
 * The same, locked until the end of the transaction, so that two changes at once take turns. Who becomes a member
 * meanwhile is not held up.
 */
export async function lockCompany(tx: Tx, id: number): Promise<Company | undefined> {
  const { rows } = await sql<{ id: number; isLeft: boolean }>`
    select id, ${isLeftIn('company')} as "isLeft"
    from companies
    where id = ${id}
    for no key update`.execute(tx)
  await leaveFormerValues(tx, 'company', rows)
  return findCompany(tx, id)
}

/**
 * Writes a company's values with what is derived from them, and raises its version. 'taken': another live company is
 * called so, and nothing was written.
 */
export async function updateCompany(
  tx: Tx,
  now: Date,
  company: { id: number; values: CompanyValues; defaultsApplied: readonly string[] },
): Promise<'done' | 'taken'> {
  const row = {
    ...companyColumnsOf(company.values),
    defaults_applied: company.defaultsApplied,
    updated_at: now,
  }
  const columns = Object.keys(row)
  return orTaken(tx, 'companies_name', () =>
    sql`
      update companies
      set (${sql.raw(columns.join(', '))}, version) = (
        select ${columnsToKeep('company', columns, 'wanted')}, companies.version + 1
        from json_populate_record(null::companies, ${JSON.stringify(row)}::json) as wanted
      )
      where id = ${company.id}`.execute(tx),
  )
}

/** Which live companies are called so, folded, and which have these mail domains. */
export async function companyHoldersOf(
  db: Handle,
  asked: { foldedNames: readonly string[]; domains: readonly string[] },
): Promise<CompanyHolder[]> {
  const { rows } = await sql<CompanyHolder>`
    select 'name' as what, folded_name as value, id, name
    from companies
    where folded_name = any(${asked.foldedNames}::text[])
      and life = 'live'
    union all
    select 'domain', company_mail_domains.domain, companies.id, companies.name
    from company_mail_domains
    join companies on companies.id = company_mail_domains.company_id
    where company_mail_domains.domain = any(${asked.domains}::text[])`.execute(db)
  return rows
}

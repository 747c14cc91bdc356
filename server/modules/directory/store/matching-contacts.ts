import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'

/**
 * Live contacts by each of these domains: with an address at it or below it, where no longer domain decides, of these or
 * of another company. Members of the company are left out, but for those whom a shorter domain of another had associated
 * with that one; these are not among those who would join.
 */
export async function matchingContacts(
  db: Handle,
  asked: { domains: readonly string[]; companyId: number | null },
): Promise<{ domain: string; ids: number[]; joining: number[] }[]> {
  const { rows } = await sql<{ domain: string; ids: number[]; joining: number[] }>`
    with wanted as materialized (
      select domain, reverse(domain) collate "C" as backwards
      from unnest(${asked.domains}::text[]) as given (domain)
    ), longer as materialized (
      -- Where a longer one decides, another company's or one of these: seldom any.
      select wanted.domain as shorter, reverse(known.domain) as backwards
      from company_mail_domains known
      join wanted on known.domain like '%.' || wanted.domain
      where known.company_id is distinct from ${asked.companyId}::bigint
      union all
      select wanted.domain, other.backwards
      from wanted
      join wanted other on other.domain like '%.' || wanted.domain
    ), found as (
      select wanted.domain, claims.person_id, reverse(split_part(claims.address, '@', 2)) as backwards
      from wanted
      join claims on (reverse(split_part(claims.address, '@', 2))) collate "C" = wanted.backwards
      union all
      -- A dot, and before the sign that follows it: whatever begins with the domain and a dot.
      select wanted.domain, claims.person_id, reverse(split_part(claims.address, '@', 2))
      from wanted
      join claims on (reverse(split_part(claims.address, '@', 2))) collate "C" >= wanted.backwards || '.'
                 and (reverse(split_part(claims.address, '@', 2))) collate "C" < wanted.backwards || '/'
    )
    select found.domain,
           array_agg(distinct contacts.id) as ids,
           coalesce(array_agg(distinct contacts.id) filter (where own.contact_id is null), '{}') as joining
    from found
    join contacts on contacts.id = found.person_id and contacts.life = 'live'
    left join memberships own on own.contact_id = contacts.id and own.company_id = ${asked.companyId}::bigint
    where not exists (
        select
        from longer
        where longer.shorter = found.domain
          and (found.backwards = longer.backwards or starts_with(found.backwards, longer.backwards || '.'))
      )
      and (
        own.contact_id is null
        or exists (
          select
          from memberships
          where memberships.contact_id = contacts.id
            and memberships.company_id <> ${asked.companyId}::bigint
            and found.domain like '%.' || memberships.by_domain
        )
      )
    group by found.domain`.execute(db)
  return rows
}

/** The domains of the addresses of contacts, each once. */
export async function addressDomainsOf(
  db: Handle,
  contactIds: readonly number[],
): Promise<Map<number, string[]>> {
  const { rows } = await sql<{ id: number; domains: string[] }>`
    select person_id as id, array_agg(distinct split_part(address, '@', 2)) as domains
    from claims
    where person_id = any(${contactIds}::bigint[])
    group by person_id`.execute(db)
  return new Map(rows.map(({ id, domains }) => [id, domains]))
}

/**
 * Waits until nobody has an address under way, and lets nobody take one until the end of the transaction. Whoever takes
 * one after it sees the mail domains written before it; those that were under way are seen by it (decision 43).
 */
export async function holdClaims(tx: Tx): Promise<void> {
  await sql`lock table claims in share mode`.execute(tx)
}

/** Which of these domains are the company's still; they stay so until the end of the transaction. */
export async function lockOwnDomains(
  tx: Tx,
  of: { companyId: number; domains: readonly string[] },
): Promise<string[]> {
  const { rows } = await sql<{ domain: string }>`
    select company_mail_domains.domain
    from company_mail_domains
    join companies on companies.id = company_mail_domains.company_id and companies.life = 'live'
    where company_mail_domains.company_id = ${of.companyId}
      and company_mail_domains.domain = any(${of.domains}::text[])
    order by company_mail_domains.domain
    for key share`.execute(tx)
  return rows.map(({ domain }) => domain)
}

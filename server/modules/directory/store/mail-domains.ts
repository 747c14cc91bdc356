import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import type { MailDomain } from '../../../lib/pure/mail-domain.ts'

/** Gives companies mail domains; those that are another's stay so. Gives, in ASCII, those that were free. */
export async function insertMailDomains(
  tx: Tx,
  now: Date,
  wanted: readonly (MailDomain & { companyId: number; position: number })[],
): Promise<string[]> {
  const made = await insertRows<'company_mail_domains', { domain: string }>(
    tx,
    'company_mail_domains',
    wanted
      .map(({ companyId, ascii, typed, position }) => ({
        domain: ascii,
        company_id: companyId,
        typed,
        position,
        created_at: now,
      }))
      .toSorted((one, other) => (one.domain < other.domain ? -1 : 1)),
    sql`on conflict (domain) do nothing returning domain`,
  )
  return made.map(({ domain }) => domain)
}

/** Lets go of the domains that a company is to have no longer. */
export async function dropMailDomains(
  tx: Tx,
  company: { id: number; kept: readonly MailDomain[] },
): Promise<void> {
  await sql`
    delete from company_mail_domains
    where company_id = ${company.id}
      and domain <> all(${company.kept.map(({ ascii }) => ascii)}::text[])`.execute(tx)
}

/** Puts a company's domains in the order given, each as typed now. */
export async function orderMailDomains(
  tx: Tx,
  company: { id: number; domains: readonly MailDomain[] },
): Promise<void> {
  await sql`
    update company_mail_domains
    set typed = wanted.typed,
        position = wanted.place - 1
    from unnest(
      ${company.domains.map(({ ascii }) => ascii)}::text[],
      ${company.domains.map(({ typed }) => typed)}::text[]
    ) with ordinality as wanted (domain, typed, place)
    where company_mail_domains.company_id = ${company.id}
      and company_mail_domains.domain = wanted.domain`.execute(tx)
}

/** Whose these domains are; where one is a live company's, it stays live until the end of the transaction. */
export async function domainsOf(db: Handle, domains: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ domain: string; companyId: number }>`
    select company_mail_domains.domain, company_mail_domains.company_id as "companyId"
    from company_mail_domains
    join companies on companies.id = company_mail_domains.company_id
    where company_mail_domains.domain = any(${domains}::text[])
      and companies.life = 'live'
    for key share of companies`.execute(db)
  return new Map(rows.map(({ domain, companyId }) => [domain, companyId]))
}

export type KnownDomain = { domain: string; typed: string; companyId: number; companyName: string }

/** Which of these domains a live company has. */
export async function knownDomains(
  db: Handle,
  domains: readonly string[],
): Promise<Map<string, KnownDomain>> {
  const { rows } = await sql<KnownDomain>`
    select company_mail_domains.domain,
           company_mail_domains.typed,
           companies.id as "companyId",
           companies.name as "companyName"
    from company_mail_domains
    join companies on companies.id = company_mail_domains.company_id and companies.life = 'live'
    where company_mail_domains.domain = any(${domains}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.domain, row]))
}

/** The mail domains of a company, in ASCII. */
export async function mailDomainsOf(db: Handle, companyId: number): Promise<string[]> {
  const { rows } = await sql<{ domain: string }>`
    select domain
    from company_mail_domains
    where company_id = ${companyId}`.execute(db)
  return rows.map(({ domain }) => domain)
}

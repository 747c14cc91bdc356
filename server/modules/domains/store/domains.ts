import { type RawBuilder, sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Domain, DomainRole, RegistrantChange, RegistrantRecord, Verification } from '../types.ts'
import { type ChangeRow, changeColumns, changeOf } from './registrant-changes.ts'

type Times<Row, Keys extends keyof Row> = Omit<Row, Keys> & Record<Keys, string>
type DomainRow = Omit<Domain, 'held' | 'record' | 'change' | 'last' | 'verification'> & {
  held: Partial<Record<DomainRole, number>> | null
  record: Times<RegistrantRecord, 'since'> | null
  change: ChangeRow | null
  last: Times<NonNullable<Domain['last']>, 'endedAt'> | null
  verification:
    | (Omit<Verification, 'askedAt' | 'until' | 'verifiedAt'> & {
        askedAt: string
        until: string
        verifiedAt: string | null
      })
    | null
}

/** Domains with all that hangs from them, in the order given. */
async function selectDomains(
  db: Handle,
  where: RawBuilder<unknown>,
  tail: RawBuilder<unknown>,
): Promise<Domain[]> {
  const { rows } = await sql<DomainRow>`
    select domains.id,
           domains.account_id as "accountId",
           accounts.name as account,
           domains.version,
           domains.name,
           domains.ascii_name as "asciiName",
           domains.status,
           domains.registered_on as "registeredOn",
           domains.expires_on as "expiresOn",
           domains.locked_until as "lockedUntil",
           domains.external_id as "externalId",
           domains.created_at as "createdAt",
           domains.updated_at as "updatedAt",
           (select json_object_agg(role, additional_contact_id)
            from domain_roles
            where domain_roles.domain_id = domains.id) as held,
           (select json_build_object('name', record.name, 'organisation', record.organisation, 'email', record.email,
                                     'address', record.address, 'since', record.since)
            from registrant_records record
            where record.domain_id = domains.id) as record,
           (select to_json(pending)
            from (select ${changeColumns}
                  from registrant_changes changes
                  where changes.domain_id = domains.id
                    and changes.state = 'pending') pending) as change,
           (select json_build_object('state', ended.state, 'new', ended.new, 'endedAt', ended.ended_at)
            from registrant_changes ended
            where ended.domain_id = domains.id
              and ended.state <> 'pending'
            order by ended.id desc
            limit 1) as last,
           (select json_build_object('accountId', asked.account_id, 'address', asked.address, 'askedAt', asked.asked_at, 'until', asked.until,
                                     'reminders', asked.reminders, 'verifiedAt', asked.verified_at)
            from registrant_records record
            join registrant_verifications asked
              on asked.address = record.address and asked.account_id = domains.account_id
            where record.domain_id = domains.id) as verification
    from domains
    join accounts on accounts.id = domains.account_id
    where domains.life = 'live'
      and ${where}
    ${tail}`.execute(db)
  return rows.map(domainOf)
}

const domainOf = ({ held, record, change, last, verification, ...row }: DomainRow): Domain => ({
  ...row,
  held: held ?? {},
  record: record && { ...record, since: new Date(record.since) },
  change: change && (changeOf(change) satisfies RegistrantChange),
  last: last && { ...last, endedAt: new Date(last.endedAt) },
  verification: verification && {
    ...verification,
    askedAt: new Date(verification.askedAt),
    until: new Date(verification.until),
    verifiedAt: verification.verifiedAt === null ? null : new Date(verification.verifiedAt),
  },
})

/** A page of an account's live domains by name, one more than asked for where there is one. */
export async function domainsOfAccount(
  db: Handle,
  page: { accountId: number; after: readonly [string, number] | null; limit: number },
): Promise<Domain[]> {
  const [name, id] = page.after ?? ['', 0]
  return selectDomains(
    db,
    sql`domains.account_id = ${page.accountId} and (domains.ascii_name, domains.id) > (${name}, ${id}::bigint)`,
    sql`order by domains.ascii_name, domains.id limit ${page.limit + 1}`,
  )
}

/** All live domains of an account. */
export async function allDomainsOfAccount(db: Handle, accountId: number): Promise<Domain[]> {
  return selectDomains(db, sql`domains.account_id = ${accountId}`, sql`order by domains.id`)
}

export async function countDomains(db: Handle, accountId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from domains
    where account_id = ${accountId}
      and life = 'live'`.execute(db)
  return rows[0]?.count ?? 0
}

/** Live domains of whichever account, the first made first, from a place in the row on, and how many fit. */
export async function domainsFound(
  db: Handle,
  asked: {
    accountId?: number | undefined
    id?: number | undefined
    asciiName?: string | undefined
    skip: number
    limit: number
  },
): Promise<{ total: number; items: Domain[] }> {
  const { accountId = null, id = null, asciiName = null, skip, limit } = asked
  const fits = sql`(${accountId}::bigint is null or domains.account_id = ${accountId})
    and (${id}::bigint is null or domains.id = ${id})
    and (${asciiName}::text is null or domains.ascii_name = ${asciiName})`
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total
    from domains
    where life = 'live'
      and ${fits}`.execute(db)
  const items = await selectDomains(db, fits, sql`order by domains.id offset ${skip} limit ${limit}`)
  return { total: rows[0]?.total ?? 0, items }
}

/** Live domains by id, in the order of their ids. */
export async function domainsById(db: Handle, ids: readonly number[]): Promise<Domain[]> {
  return selectDomains(db, sql`domains.id = any(${ids}::bigint[])`, sql`order by domains.id`)
}

export async function findDomain(db: Handle, id: number): Promise<Domain | undefined> {
  return (await domainsById(db, [id]))[0]
}

/** Live domains of this name and this external id, where they are given. */
export async function domainsCalled(
  db: Handle,
  called: { asciiName: string | null; externalId: string | null },
): Promise<Domain[]> {
  return selectDomains(
    db,
    sql`(${called.asciiName}::text is null or domains.ascii_name = ${called.asciiName})
      and (${called.externalId}::text is null or domains.external_id = ${called.externalId})`,
    sql`order by domains.id limit 2`,
  )
}

/** The same, locked in the order of their ids until the transaction ends. */
export async function lockDomains(tx: Tx, ids: readonly number[]): Promise<Domain[]> {
  await sql`
    select id
    from domains
    where id = any(${ids}::bigint[])
      and life = 'live'
    order by id
    for update`.execute(tx)
  return domainsById(tx, ids)
}

/** All live domains of an account, locked. */
export async function lockDomainsOfAccount(tx: Tx, accountId: number): Promise<Domain[]> {
  await sql`
    select id
    from domains
    where account_id = ${accountId}
      and life = 'live'
    order by id
    for update`.execute(tx)
  return allDomainsOfAccount(tx, accountId)
}

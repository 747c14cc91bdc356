import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { DomainValues } from '../types.ts'

export type HeldName = {
  what: 'name' | 'external-id'
  value: string
  domainId: number
  account: string
  name: string
}

/** Which live domains have these names and external ids. */
export async function whoHas(
  db: Handle,
  asked: { asciiNames: readonly string[]; externalIds: readonly string[] },
): Promise<HeldName[]> {
  const { rows } = await sql<HeldName>`
    select 'name' as what, domains.ascii_name as value, domains.id as "domainId", accounts.name as account, domains.name
    from domains
    join accounts on accounts.id = domains.account_id
    where domains.ascii_name = any(${asked.asciiNames}::text[])
      and domains.life = 'live'
    union all
    select 'external-id', domains.external_id, domains.id, accounts.name, domains.name
    from domains
    join accounts on accounts.id = domains.account_id
    where domains.external_id = any(${asked.externalIds}::text[])
      and domains.life = 'live'`.execute(db)
  return rows
}

/** Inserts what is free; gives the ids by name in ASCII. */
export async function insertDomains(
  tx: Tx,
  now: Date,
  accountId: number,
  domains: readonly DomainValues[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: number; asciiName: string }>`
    insert into domains
      (account_id, name, ascii_name, status, registered_on, expires_on, external_id, created_at, updated_at)
    select ${accountId}, name, "asciiName", status, "registeredOn", "expiresOn", "externalId", ${now}, ${now}
    from json_to_recordset(${JSON.stringify(domains)}::json) as given (
      name text, "asciiName" text, status text, "registeredOn" date, "expiresOn" date, "externalId" text
    )
    on conflict do nothing
    returning id, ascii_name as "asciiName"`.execute(tx)
  return new Map(rows.map(({ id, asciiName }) => [asciiName, id]))
}

/** Writes a domain's values and raises its version. 'taken': the external id is another's, and nothing was written. */
export async function updateDomain(
  tx: Tx,
  now: Date,
  domain: { id: number; values: DomainValues },
): Promise<'done' | 'taken'> {
  const { values } = domain
  const { rows } = await sql<{ id: number }>`
    update domains
    set status = ${values.status},
        name = ${values.name},
        registered_on = ${values.registeredOn}::date,
        expires_on = ${values.expiresOn}::date,
        external_id = ${values.externalId},
        version = version + 1,
        updated_at = ${now}
    where id = ${domain.id}
      and not exists (
        select from domains others
        where others.external_id = ${values.externalId}
          and others.life = 'live'
          and others.id <> ${domain.id}
      )
    returning id`.execute(tx)
  return rows.length === 1 ? 'done' : 'taken'
}

export async function raiseVersions(tx: Tx, now: Date, ids: readonly number[]): Promise<void> {
  await sql`
    update domains
    set version = version + 1,
        updated_at = ${now}
    where id = any(${ids}::bigint[])`.execute(tx)
}

/** No transfer of these before their day. */
export async function lockTransfers(tx: Tx, locks: readonly { id: number; until: string }[]): Promise<void> {
  if (locks.length === 0) return
  await sql`
    update domains
    set locked_until = greatest(locked_until, given.until)
    from json_to_recordset(${JSON.stringify(locks)}::json) as given (id bigint, until date)
    where domains.id = given.id`.execute(tx)
}

/** Deletes domains, with who held their roles. */
export async function setDeleted(tx: Tx, now: Date, ids: readonly number[]): Promise<void> {
  await sql`
    with roles as (
      delete from domain_roles
      where domain_id = any(${ids}::bigint[])
    )
    update domains
    set life = 'deleted',
        version = version + 1,
        updated_at = ${now}
    where id = any(${ids}::bigint[])`.execute(tx)
}

/** Gives a deleted domain back; false: it is not deleted. */
export async function reviveDomain(
  tx: Tx,
  now: Date,
  domain: { id: number; externalId: string | null },
): Promise<boolean> {
  const { rows } = await sql`
    update domains
    set life = 'live',
        external_id = ${domain.externalId},
        version = version + 1,
        updated_at = ${now}
    where id = ${domain.id}
      and life = 'deleted'
    returning id`.execute(tx)
  return rows.length === 1
}

import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import { columnsToKeep } from '../../fields/index.ts'
import { columnsOf } from '../rules/columns.ts'
import { withParents } from '../rules/mail-domains.ts'
import type { NewContact, Origin } from '../types.ts'

/** `domains`: whose the mail domains are that their addresses are at or below; `severalCompanies`: what the plan has. */
type Made = {
  ids: Map<number, number>
  refused: number[]
  domains: Map<string, number>
  severalCompanies: boolean
}

/**
 * Makes people, their claims, their contacts and the access of those invited in one statement, whose text does not
 * depend on how many they are. A contact whose addresses are not all free, or whose external id is not, is not made and leaves nothing behind.
 * Gives the ids by index, the indexes of those refused, and the companies of their mail domains: who adds a domain waits
 * for the claims under way, so that none is missed between the two (decision 43).
 */
export async function insertContacts(
  tx: Tx,
  now: Date,
  drafts: readonly { index: number; contact: NewContact; origin: Origin; isInvited: boolean }[],
): Promise<Made> {
  const contacts = drafts.map(({ contact, origin }, place) => ({
    id: place,
    ...columnsOf(contact.values),
    defaults_applied: contact.defaultsApplied,
    origin,
    life: 'live',
    version: 1,
    created_at: now,
    updated_at: now,
  }))
  const claims = drafts.flatMap(({ contact }, place) =>
    contact.values.emails.map((email, position) => ({
      person_id: place,
      address: email.normal,
      typed: email.address,
      is_primary: position === 0,
      position,
    })),
  )
  const columns = Object.keys(contacts[0] ?? {}).filter((name) => name !== 'id')
  // Names of ours, as one piece each: built of references, the text costs more time than the statement.
  const own = sql.raw(columns.join(', '))
  const drafted = columnsToKeep('contact', columns, 'draft')
  const domains = new Set(
    drafts.flatMap(({ contact }) => contact.values.emails.flatMap(({ domain }) => withParents(domain))),
  )
  const { rows } = await sql<{
    place: number
    id: number
    isMade: boolean
    newAddresses: string[] | null
    domains: Record<string, number> | null
    severalCompanies: boolean | null
  }>`
    with draft as materialized (
      select nextval('person_ids') as person_id, given.*
      from json_populate_recordset(null::contacts, ${JSON.stringify(contacts)}::json) as given
    ), wanted as materialized (
      select draft.person_id, claim.address, claim.typed, claim.is_primary, claim.position
      from json_populate_recordset(null::claims, ${JSON.stringify(claims)}::json) as claim
      join draft on draft.id = claim.person_id
    ), new_addresses as (
      insert into addresses (address, first_seen_at)
      select address, ${now}
      from wanted
      order by address
      on conflict (address) do nothing
      returning address
    ), new_claims as (
      -- Addresses first and each table in one order, so that two batches that share some cannot lock each other out.
      insert into claims (address, person_id, typed, is_primary, position, created_at)
      select wanted.address, wanted.person_id, wanted.typed, wanted.is_primary, wanted.position, ${now}
      from wanted
      cross join (select count(*) from new_addresses) as addresses_are_there
      where not exists (
        select from departments
        where regexp_replace(wanted.address, '\\+[^@]*@', '@') = any(further_addresses || departments.address)
          and departments.archived_at is null
      )
      order by wanted.address
      on conflict (address) do nothing
      returning person_id
    ), incomplete as (
      select person_id from wanted
      except all
      select person_id from new_claims
    ), new_contacts as (
      insert into contacts (id, ${own})
      select draft.person_id, ${drafted}
      from draft
      where not exists (select from incomplete where incomplete.person_id = draft.person_id)
      order by draft.external_id
      on conflict (external_id) where life = 'live' do nothing
      returning id
    ), new_people as (
      -- Only who is made becomes a person: a person once made is never deleted. Claims are held against people at commit.
      insert into people (id, kind)
      select id, 'contact'
      from new_contacts
    ), new_access as (
      insert into access (person_id, invited_at)
      select new_contacts.id, ${now}
      from new_contacts
      join draft on draft.person_id = new_contacts.id
      where draft.id = any(${drafts.flatMap(({ isInvited }, place) => (isInvited ? place : []))}::bigint[])
    )
    select draft.id as place,
           draft.person_id as id,
           new_contacts.id is not null as "isMade",
           case when new_contacts.id is null then (select array_agg(address) from new_addresses) end as "newAddresses",
           (
             select json_object_agg(domain, company_id)
             from company_mail_domains
             where domain = any(${[...domains]}::text[])
           ) as domains,
           (select several_companies from workspace) as "severalCompanies"
    from draft
    left join new_contacts on new_contacts.id = draft.person_id`.execute(tx)
  const made = rows.filter((row) => row.isMade)
  const refused = rows.filter((row) => !row.isMade)
  if (refused.length > 0) await forget(tx, refused)
  const indexOf = (row: { place: number }): number => (drafts[row.place] as { index: number }).index
  return {
    ids: new Map(made.map((row) => [indexOf(row), row.id])),
    refused: refused.map(indexOf),
    domains: new Map(Object.entries(rows[0]?.domains ?? {})),
    severalCompanies: rows[0]?.severalCompanies ?? true,
  }
}

/** The claims of people who were not made; their addresses, which nobody else can have seen yet, by name. */
async function forget(tx: Tx, refused: { id: number; newAddresses: string[] | null }[]): Promise<void> {
  await sql`
    delete from claims
    where person_id = any(${refused.map((row) => row.id)}::bigint[])`.execute(tx)
  await sql`
    delete from addresses
    where address = any(${refused[0]?.newAddresses ?? []}::text[])
      and not exists (select from claims where claims.address = addresses.address)`.execute(tx)
}

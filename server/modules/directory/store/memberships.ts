import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Membership } from '../types.ts'

/** What the memberships of a contact were and are to be. */
export type MembershipsOf = {
  contactId: number
  before: readonly Membership[]
  after: readonly Membership[]
}

/** The memberships of contacts, what the plan hides included: the primary one first, then as they came. */
export async function membershipsOf(
  db: Handle,
  contactIds: readonly number[],
): Promise<Map<number, Membership[]>> {
  const { rows } = await sql<Membership & { contactId: number }>`
    select contact_id as "contactId",
           company_id as "companyId",
           is_primary as "isPrimary",
           sees_company_tickets as "seesCompanyTickets",
           by_domain as "byDomain"
    from memberships
    where contact_id = any(${contactIds}::bigint[])
    order by contact_id, is_primary desc, created_at, company_id`.execute(db)
  const found = new Map<number, Membership[]>(contactIds.map((id) => [id, []]))
  for (const { contactId, ...membership } of rows) found.get(contactId)?.push(membership)
  return found
}

/** The names of live companies among these, which stay live until the end of the transaction. */
export async function lockLiveCompanies(tx: Tx, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name
    from companies
    where id = any(${[...new Set(ids)]}::bigint[])
      and life = 'live'
    order by id
    for key share`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Writes what differs. The contacts are locked or new, their new companies live and locked. */
export async function updateMemberships(
  tx: Tx,
  now: Date,
  contacts: readonly MembershipsOf[],
): Promise<void> {
  const gone = contacts.flatMap(({ contactId, before, after }) =>
    before.filter((each) => !isIn(after, each)).map(({ companyId }) => ({ contactId, companyId })),
  )
  const demoted = contacts.filter(({ before, after }) => {
    const was = before.find((each) => each.isPrimary)
    return was && after.some((each) => each.companyId === was.companyId && !each.isPrimary)
  })
  const rows = contacts.flatMap(({ contactId, before, after }) =>
    after
      .filter((each) => !before.some((had) => JSON.stringify(had) === JSON.stringify(each)))
      .map((each) => ({
        contact_id: contactId,
        company_id: each.companyId,
        is_primary: each.isPrimary,
        sees_company_tickets: each.seesCompanyTickets,
        by_domain: each.byDomain,
      })),
  )
  if (gone.length > 0)
    await sql`
      delete from memberships
      using unnest(
        ${gone.map((each) => each.contactId)}::bigint[],
        ${gone.map((each) => each.companyId)}::bigint[]
      ) as gone (contact_id, company_id)
      where memberships.contact_id = gone.contact_id
        and memberships.company_id = gone.company_id`.execute(tx)
  // Before another becomes primary, for the index holds at each row.
  if (demoted.length > 0)
    await sql`
      update memberships
      set is_primary = false
      where contact_id = any(${demoted.map(({ contactId }) => contactId)}::bigint[])
        and is_primary`.execute(tx)
  if (rows.length > 0)
    await sql`
      insert into memberships (contact_id, company_id, is_primary, sees_company_tickets, by_domain, created_at)
      select contact_id, company_id, is_primary, sees_company_tickets, by_domain, ${now}
      from json_populate_recordset(null::memberships, ${JSON.stringify(rows)}::json)
      on conflict (contact_id, company_id) do update
      set is_primary = excluded.is_primary,
          sees_company_tickets = excluded.sees_company_tickets,
          by_domain = excluded.by_domain`.execute(tx)
}

const isIn = (memberships: readonly Membership[], { companyId }: Membership): boolean =>
  memberships.some((each) => each.companyId === companyId)

export async function raiseVersionsOf(tx: Tx, now: Date, contactIds: readonly number[]): Promise<void> {
  await sql`
    update contacts
    set version = version + 1,
        updated_at = ${now}
    where id = any(${contactIds}::bigint[])`.execute(tx)
}

import { type RawBuilder, sql } from 'kysely'
import { type Handle, plannedEachTime } from '../../../lib/db.ts'
import type { Piece } from '../../../lib/pure/search-pieces.ts'
import { contactHasPiece, hasPiece, literally } from './search-text.ts'

export type CompanyContactRow = {
  id: number
  name: string
  sortName: string
  email: string | null
  phone: string | null
  jobTitle: string | null
  avatar: string | null
  isPrimary: boolean
  seesCompanyTickets: boolean
}

/** Live contacts of a company in Spanish order after an edge, or, last first, before it. */
export async function companyContactRows(
  db: Handle,
  asked: {
    companyId: number
    pieces: readonly Piece[]
    from: { sortName: string; id: number } | null
    direction: 'after' | 'before'
    limit: number
  },
): Promise<CompanyContactRow[]> {
  const isAfter = asked.direction === 'after'
  const { from } = asked
  const beyond = from
    ? isAfter
      ? sql`and (memberships.sort_name, memberships.contact_id) > (${from.sortName}, ${from.id})`
      : sql`and (memberships.sort_name, memberships.contact_id) < (${from.sortName}, ${from.id})`
    : sql``
  const order = isAfter
    ? sql`memberships.sort_name, memberships.contact_id`
    : sql`memberships.sort_name desc, memberships.contact_id desc`
  const { rows } = await sql<CompanyContactRow>`
    select page.id,
           page.name,
           page.sort_name as "sortName",
           claims.typed as email,
           page.phone,
           page.job_title as "jobTitle",
           page.avatar,
           page.is_primary as "isPrimary",
           page.sees_company_tickets as "seesCompanyTickets"
    from (
      select contacts.id,
             contacts.name,
             memberships.sort_name,
             coalesce(contacts.mobile_phone, contacts.work_phone) as phone,
             contacts.job_title,
             encode(contacts.avatar_hash, 'hex') as avatar,
             memberships.is_primary,
             memberships.sees_company_tickets
      from memberships
      join contacts on contacts.id = memberships.contact_id
      where memberships.company_id = ${asked.companyId}
        and memberships.sort_name is not null
        and (memberships.is_primary or (select several_companies from workspace))
        ${beyond}
        ${matching(asked.pieces)}
      order by ${order}
      limit ${asked.limit}
    ) page
    left join claims on claims.person_id = page.id and claims.is_primary
    order by page.sort_name, page.id`.execute(db)
  return rows
}

function matching(pieces: readonly Piece[]): RawBuilder<unknown> {
  if (pieces.length === 0) return sql``
  const each = pieces.map((piece) => sql`and ${contactHasPiece(piece)}`)
  return sql`${sql.raw(plannedEachTime)} ${sql.join(each, sql` `)}`
}

/** Live companies whose name or domains have all the pieces; those called so first, then those that begin so. */
export async function companiesLike(
  db: Handle,
  asked: { folded: string; pieces: readonly Piece[]; limit: number },
): Promise<{ id: number; name: string; foldedName: string; mailDomains: string[] }[]> {
  const each = asked.pieces.map((piece) => sql`and ${hasPiece(sql`search_text`, piece)}`)
  const { rows } = await sql<{ id: number; name: string; foldedName: string; mailDomains: string[] }>`
    ${sql.raw(plannedEachTime)}
    select id,
           name,
           folded_name as "foldedName",
           array(
             select typed
             from company_mail_domains
             where company_id = companies.id
             order by position
             limit 3
           ) as "mailDomains"
    from companies
    where life = 'live'
      ${sql.join(each, sql` `)}
    order by folded_name = ${asked.folded} desc,
             folded_name like ${`${literally(asked.folded)}%`} desc,
             sort_name,
             id
    limit ${asked.limit}`.execute(db)
  return rows
}

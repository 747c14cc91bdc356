import { type RawBuilder, sql } from 'kysely'
import { type Handle, plannedEachTime } from '../../../lib/db.ts'
import type { Piece } from '../../../lib/pure/search-pieces.ts'
import { contactHasPiece, hasPiece } from '../../directory/index.ts'

export type AccountListRow = {
  id: number
  name: string
  sortName: string
  externalId: string | null
  mainUserId: number
  mainUserName: string
  email: string | null
  companyId: number | null
  companyName: string | null
  contacts: number
  domains: number
  services: number
  closedAt: Date | null
}

export type AccountsAsked = {
  pieces: readonly Piece[]
  /** The whole of what is searched, where it is a domain, as domains are compared. */
  domain: string | null
  state: 'open' | 'closed' | 'all'
  externalId: string | undefined
  companyId: number | undefined
  mainUserId: number | undefined
  from: { sortName: string; id: number } | null
  direction: 'after' | 'before'
  limit: number
}

/** Accounts in Spanish order after an edge, or, last first, before it. */
export async function accountRows(db: Handle, asked: AccountsAsked): Promise<AccountListRow[]> {
  const isAfter = asked.direction === 'after'
  const order = isAfter
    ? sql`accounts.sort_name, accounts.id`
    : sql`accounts.sort_name desc, accounts.id desc`
  const { rows } = await sql<AccountListRow>`
    select page.id,
           page.name,
           page.sort_name as "sortName",
           page.external_id as "externalId",
           page.closed_at as "closedAt",
           contacts.id as "mainUserId",
           contacts.name as "mainUserName",
           claims.typed as email,
           companies.id as "companyId",
           companies.name as "companyName",
           (select count(*)::integer from additional_contacts where account_id = page.id and life = 'live') as contacts,
           (select count(*)::integer from domains where account_id = page.id and life = 'live') as domains,
           (select count(*)::integer from services where account_id = page.id and life = 'live') as services
    from (
      select accounts.id,
             accounts.name,
             accounts.sort_name,
             accounts.external_id,
             accounts.main_user_id,
             accounts.company_id,
             account_closures.at as closed_at
      from accounts
      left join account_closures on account_closures.account_id = accounts.id
      where true ${sql.join(conditions(asked), sql` `)}
      order by ${order}
      limit ${asked.limit}
    ) page
    join contacts on contacts.id = page.main_user_id
    left join claims on claims.person_id = contacts.id and claims.is_primary
    left join companies on companies.id = page.company_id and companies.life = 'live'
    order by page.sort_name, page.id`.execute(db)
  return rows
}

function conditions(asked: AccountsAsked): RawBuilder<unknown>[] {
  const { from, state, externalId, companyId, mainUserId } = asked
  const beyond = asked.direction === 'after' ? sql`>` : sql`<`
  return [
    ...(state === 'open' ? [sql`and account_closures.account_id is null`] : []),
    ...(state === 'closed' ? [sql`and account_closures.account_id is not null`] : []),
    ...(externalId === undefined ? [] : [sql`and accounts.external_id = ${externalId}`]),
    ...(companyId === undefined ? [] : [sql`and accounts.company_id = ${companyId}`]),
    ...(mainUserId === undefined ? [] : [sql`and accounts.main_user_id = ${mainUserId}`]),
    ...(from ? [sql`and (accounts.sort_name, accounts.id) ${beyond} (${from.sortName}, ${from.id})`] : []),
    ...(asked.pieces.length > 0 ? [searched(asked)] : []),
  ]
}

// A set of ids rather than conditions on each row: PostgreSQL joins it, however many have a common word.
function searched({ pieces, domain }: AccountsAsked): RawBuilder<unknown> {
  const all = sql.join(
    pieces.map((piece) => sql`(${withPiece(piece)})`),
    sql` intersect `,
  )
  const ofDomain = sql`union select account_id from domains where ascii_name = ${domain} and life = 'live'`
  return sql`${sql.raw(plannedEachTime)} and accounts.id in (${all} ${domain === null ? sql`` : ofDomain})`
}

// Each part has an index of its own; one condition over all of them would read every account.
const withPiece = (piece: Piece): RawBuilder<unknown> => sql`
  select id from accounts where ${hasPiece(sql`search_text`, piece)}
  union all
  select owned.id
  from contacts
  join accounts owned on owned.main_user_id = contacts.id
  where contacts.life = 'live'
    and ${contactHasPiece(piece)}
  union all
  select account_id
  from domains
  where life = 'live'
    and ${hasPiece(sql`ascii_name`, piece)}`

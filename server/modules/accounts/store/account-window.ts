import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import { literally } from '../../directory/index.ts'

/** By what a window of accounts may be ordered; id decides among equals. */
export type AccountOrder =
  | 'id'
  | 'given-names'
  | 'family-names'
  | 'organisation'
  | 'address'
  | 'created'
  | 'state'

export type AccountWindow = {
  /** With what an address, a name or an organisation begins, in any case. */
  beginning?: string | undefined
  state: 'open' | 'closed' | 'all'
  order: AccountOrder
  direction: 'up' | 'down'
  offset: number
  limit: number
}

type Sql = RawBuilder<unknown>

// The holder's names as they count: hers do not complete another's (`holderNow`).
const isOwn = sql`coalesce(accounts.holder_name, accounts.holder_given_names, accounts.holder_family_names) is not null`
const name = sql`coalesce(accounts.holder_name, contacts.name)`
const given = sql`case when ${isOwn} then accounts.holder_given_names else contacts.given_names end`
const family = sql`case when ${isOwn} then accounts.holder_family_names else contacts.family_names end`
const isSplit = sql`coalesce(${given}, ${family}) is not null`
const givenNames = sql`case when ${isSplit} then coalesce(${given}, '') else split_part(${name}, ' ', 1) end`
const familyNames = sql`case when ${isSplit} then coalesce(${family}, '') else substr(${name}, strpos(${name} || ' ', ' ') + 1) end`
const organisation = sql`coalesce(accounts.holder_organisation, companies.name, '')`

const orders: Record<AccountOrder, Sql> = {
  id: sql`accounts.id`,
  'given-names': sql`lower(${givenNames})`,
  'family-names': sql`lower(${familyNames})`,
  organisation: sql`lower(${organisation})`,
  address: sql`claims.address`,
  created: sql`accounts.created_at`,
  state: sql`(account_closures.at is not null)`,
}

/** An account in a window: its holder's names as they count today, and what it is called besides. */
export type AccountInWindow = {
  id: number
  name: string
  givenNames: string | null
  familyNames: string | null
  /** The holder's own, else the company that the account belongs to, else ''. */
  organisation: string
  email: string | null
  createdAt: Date
  closedAt: Date | null
}
const shown = sql`id, name, "givenNames", "familyNames", organisation, email, "createdAt", "closedAt"`

/** A window of accounts, and how many there are in all. */
export async function accountWindow(
  db: Handle,
  asked: AccountWindow,
): Promise<{ total: number; accounts: AccountInWindow[] }> {
  const from = sql`
    from accounts
    join contacts on contacts.id = accounts.main_user_id
    left join companies on companies.id = accounts.company_id and companies.life = 'live'
    left join claims on claims.person_id = contacts.id and claims.is_primary
    left join account_closures on account_closures.account_id = accounts.id
    where ${conditionOf(asked)}`
  const way = asked.direction === 'up' ? sql`asc` : sql`desc`
  const by = orders[asked.order]
  const rowsOf = sql`
    select accounts.id,
           ${by} as key,
           ${name} as name,
           ${given} as "givenNames",
           ${family} as "familyNames",
           ${organisation} as organisation,
           claims.typed as email,
           accounts.created_at as "createdAt",
           account_closures.at as "closedAt"
    ${from}`
  const page = (key: Sql, id: Sql) => sql`
    order by ${key} ${way}, ${id} ${way}
    offset ${asked.offset}
    limit ${asked.limit}`
  // What begins so is looked for in every account, so it is looked for once; all of them are counted and paged by an index each.
  const { rows } =
    asked.beginning === undefined
      ? await sql<AccountInWindow & { total: number }>`
          select ${shown}, (select count(*) ${from}) as total
          from (${rowsOf} ${page(by, sql`accounts.id`)}) page
          order by key ${way}, id ${way}`.execute(db)
      : await sql<AccountInWindow & { total: number }>`
          with found as materialized (${rowsOf})
          select ${shown}, (select count(*) from found) as total
          from found
          ${page(sql`key`, sql`id`)}`.execute(db)
  const total = rows[0]?.total ?? (asked.offset === 0 && asked.limit > 0 ? 0 : await countOf(db, from))
  return { total, accounts: rows.map(({ total: _total, ...account }) => account) }
}

// Behind the last of them no row tells how many there are.
async function countOf(db: Handle, from: Sql): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total ${from}`.execute(db)
  return rows[0]?.total ?? 0
}

function conditionOf({ state, beginning }: AccountWindow): Sql {
  const begins = `${literally(beginning ?? '').toLowerCase()}%`
  return sql.join(
    [
      ...(state === 'open' ? [sql`account_closures.account_id is null`] : []),
      ...(state === 'closed' ? [sql`account_closures.account_id is not null`] : []),
      ...(beginning === undefined
        ? []
        : [
            // Where the names do not stand apart, the first of them is how the whole begins.
            sql`(claims.address like ${begins}
                 or lower(${name}) like ${begins}
                 or (${isSplit} and lower(${given}) like ${begins})
                 or lower(${familyNames}) like ${begins}
                 or lower(${organisation}) like ${begins})`,
          ]),
      sql`true`,
    ],
    sql` and `,
  )
}

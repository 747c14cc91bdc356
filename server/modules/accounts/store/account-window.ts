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

type Window = { total: number; ids: number[] }

/** The ids of a window of accounts, and how many there are in all. */
export async function accountWindow(db: Handle, asked: AccountWindow): Promise<Window> {
  const from = sql`
    from accounts
    join contacts on contacts.id = accounts.main_user_id
    left join companies on companies.id = accounts.company_id and companies.life = 'live'
    left join claims on claims.person_id = contacts.id and claims.is_primary
    left join account_closures on account_closures.account_id = accounts.id
    where ${conditionOf(asked)}`
  const way = asked.direction === 'up' ? sql`asc` : sql`desc`
  const by = orders[asked.order]
  const page = (key: Sql, id: Sql, source: Sql) => sql`
    to_json(array(
      select ${id}
      ${source}
      order by ${key} ${way}, ${id} ${way}
      offset ${asked.offset}
      limit ${asked.limit}
    )) as ids`
  // What begins so is looked for in every account, so it is looked for once; all of them are counted and paged by an index each.
  const { rows } =
    asked.beginning === undefined
      ? await sql<Window>`
          select (select count(*) ${from}) as total, ${page(by, sql`accounts.id`, from)}`.execute(db)
      : await sql<Window>`
          with found as materialized (select accounts.id, ${by} as key ${from})
          select (select count(*) from found) as total, ${page(sql`key`, sql`id`, sql`from found`)}`.execute(
          db,
        )
  return rows[0] ?? { total: 0, ids: [] }
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
            sql`(claims.address like ${begins}
                 or lower(${name}) like ${begins}
                 or lower(${givenNames}) like ${begins}
                 or lower(${familyNames}) like ${begins}
                 or lower(${organisation}) like ${begins})`,
          ]),
      sql`true`,
    ],
    sql` and `,
  )
}

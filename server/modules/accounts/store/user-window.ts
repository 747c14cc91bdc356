import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import { literally } from '../../directory/index.ts'

/** A contact who may sign in, or who is main user of accounts. */
export type User = {
  id: number
  name: string
  givenNames: string | null
  familyNames: string | null
  email: string | null
  createdAt: Date
  /** Whose main user she is, open ones, oldest first. */
  accountIds: number[]
}

export type UserWindow = {
  /** With what her address or her name, or a part of it, begins, in any case. */
  beginning?: string | undefined
  direction: 'up' | 'down'
  offset: number
  limit: number
}

// Of a name that was not given in parts all but the first word stands for the family names.
const familyNames = sql`
  case
    when coalesce(contacts.given_names, contacts.family_names) is not null then contacts.family_names
    else substr(contacts.name, strpos(contacts.name || ' ', ' ') + 1)
  end`

/** A window of users by id, and how many there are in all. */
export async function userWindow(
  db: Handle,
  { beginning, direction, offset, limit }: UserWindow,
): Promise<{ total: number; users: User[] }> {
  const begins = `${literally(beginning ?? '').toLowerCase()}%`
  const isFound =
    beginning === undefined
      ? sql`true`
      : sql`(claims.address like ${begins}
             or lower(contacts.name) like ${begins}
             or lower(contacts.given_names) like ${begins}
             or lower(${familyNames}) like ${begins})`
  const from = sql`
    from contacts
    left join claims on claims.person_id = contacts.id and claims.is_primary
    where contacts.life = 'live'
      and (
        exists (select from access where access.person_id = contacts.id and access.state <> 'none')
        or exists (select from accounts where accounts.main_user_id = contacts.id)
      )
      and ${isFound}`
  const way = direction === 'up' ? sql`asc` : sql`desc`
  const count = await sql<{ total: number }>`select count(*) as total ${from}`.execute(db)
  const { rows } = await sql<User>`
    select contacts.id,
           contacts.name,
           contacts.given_names as "givenNames",
           contacts.family_names as "familyNames",
           claims.typed as email,
           contacts.created_at as "createdAt",
           to_json(array(
             select accounts.id
             from accounts
             where accounts.main_user_id = contacts.id
               and not exists (select from account_closures closed where closed.account_id = accounts.id)
             order by accounts.id
           )) as "accountIds"
    ${from}
    order by contacts.id ${way}
    offset ${offset}
    limit ${limit}`.execute(db)
  return { total: count.rows[0]?.total ?? 0, users: rows }
}

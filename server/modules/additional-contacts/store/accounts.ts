import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { interfaceLanguageOf } from '../../../lib/pure/languages.ts'
import type { Actor } from '../../trail/index.ts'
import type { CardAccount, Category } from '../types.ts'

/** A customer sees what is his; the system and agents see all that there is. */
type Who = { kind: Exclude<Actor['kind'], 'customer'> } | { kind: 'customer'; id: number }

/** An account as far as this actor may see it: a customer sees open ones that he is main user of. */
export async function findCardAccount(db: Handle, actor: Who, id: number): Promise<CardAccount | undefined> {
  const mainUserId = actor.kind === 'customer' ? actor.id : null
  const { rows } = await sql<
    Omit<CardAccount, 'language' | 'mainUserLanguage'> & { language: string; mainUserLanguage: string }
  >`
    select accounts.id,
           accounts.name,
           accounts.main_user_id as "mainUserId",
           contacts.name as "mainUser",
           claims.typed as "mainUserEmail",
           claims.address as "mainUserAddress",
           coalesce(contacts.language, workspace.language) as "mainUserLanguage",
           array(select own.address from claims own where own.person_id = accounts.main_user_id) as "mainUserAddresses",
           coalesce(accounts.language, contacts.language, workspace.language) as language,
           contacts.time_zone as "timeZone",
           workspace.country,
           account_closures.account_id is not null as "isClosed"
    from accounts
    join contacts on contacts.id = accounts.main_user_id
    cross join workspace
    left join claims on claims.person_id = accounts.main_user_id and claims.is_primary
    left join account_closures on account_closures.account_id = accounts.id
    where accounts.id = ${id}
      and (${mainUserId}::bigint is null
           or (accounts.main_user_id = ${mainUserId} and account_closures.account_id is null))`.execute(db)
  const [row] = rows
  return (
    row && {
      ...row,
      language: interfaceLanguageOf(row.language),
      mainUserLanguage: interfaceLanguageOf(row.mainUserLanguage),
    }
  )
}

/**
 * The same, held until the end of the transaction: two who write one account's cards take turns, and nobody closes it or
 * hands it over meanwhile.
 */
export async function lockCardAccount(tx: Tx, actor: Who, id: number): Promise<CardAccount | undefined> {
  await sql`
    select id
    from accounts
    where id = ${id}
    for no key update`.execute(tx)
  return findCardAccount(tx, actor, id)
}

/** The categories that a card can be ticked with, in the order in which they are shown. */
export async function offeredCategories(db: Handle): Promise<Category[]> {
  const { rows } = await sql<{ category: Category }>`
    select category
    from category_policies
    where is_offered
      and policy <> 'never-copied'
    order by array_position(array['billing', 'support', 'products', 'domains', 'general', 'affiliate'], category)`.execute(
    db,
  )
  return rows.map(({ category }) => category)
}

/** How many live cards an account has. */
export async function countCards(db: Handle, accountId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from additional_contacts
    where account_id = ${accountId}
      and life = 'live'`.execute(db)
  return rows[0]?.count ?? 0
}

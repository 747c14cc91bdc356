import { sql } from 'kysely'
import type { Handle, Tx } from '../../lib/db.ts'
import { foldText } from '../../lib/pure/fold-text.ts'
import type { ClosedAccount, OwnAccount } from './types.ts'

const isOpen = sql`not exists (select from account_closures closed where closed.account_id = accounts.id)`

/** The open accounts that a contact is main user of. */
export async function accountsOfMainUser(db: Handle, contactId: number): Promise<OwnAccount[]> {
  const { rows } = await sql<OwnAccount>`
    select id, name
    from accounts
    where main_user_id = ${contactId}
      and ${isOpen}
    order by name, id`.execute(db)
  return rows
}

export type AccountFacts = OwnAccount & { createdAt: Date; company: string | null }

/** An open account, when this contact is its main user. */
export async function findOwnAccount(
  db: Handle,
  of: { accountId: number; mainUserId: number },
): Promise<AccountFacts | undefined> {
  const { rows } = await sql<AccountFacts>`
    select accounts.id,
           accounts.name,
           accounts.created_at as "createdAt",
           companies.name as company
    from accounts
    left join companies on companies.id = accounts.company_id and companies.life = 'live'
    where accounts.id = ${of.accountId}
      and accounts.main_user_id = ${of.mainUserId}
      and ${isOpen}`.execute(db)
  return rows[0]
}

/** Colleagues who activate at once take turns, so that their company gets one account. */
export async function lockCompaniesOf(tx: Tx, contactId: number): Promise<void> {
  await sql`
    select companies.id
    from companies
    join memberships on memberships.company_id = companies.id
    where memberships.contact_id = ${contactId}
    order by companies.id
    for update of companies`.execute(tx)
}

/** Opens an account in the name of her primary company, else her own; nothing when she or a company of hers has one. */
export async function insertFirstAccount(
  tx: Tx,
  now: Date,
  contactId: number,
): Promise<OwnAccount | undefined> {
  const { rows } = await sql<OwnAccount>`
    insert into accounts (name, sort_name, main_user_id, company_id, created_at, updated_at)
    select coalesce(companies.name, contacts.name), coalesce(companies.sort_name, contacts.sort_name),
           contacts.id, companies.id, ${now}, ${now}
    from contacts
    left join memberships on memberships.contact_id = contacts.id and memberships.is_primary
    left join companies on companies.id = memberships.company_id and companies.life = 'live'
    where contacts.id = ${contactId}
      and not exists (
        select from accounts
        where main_user_id = contacts.id
          and ${isOpen}
      )
      and not exists (
        select from memberships belongs
        join accounts on accounts.company_id = belongs.company_id
        where belongs.contact_id = contacts.id
          and ${isOpen}
      )
    returning id, name`.execute(tx)
  const [account] = rows
  if (account)
    await sql`update accounts set search_text = ${foldText(account.name)} where id = ${account.id}`.execute(
      tx,
    )
  return account
}

/** Closes these accounts, or those of these main users, where they are open. */
export async function insertClosures(
  tx: Tx,
  now: Date,
  of: ({ mainUserIds: readonly number[] } | { ids: readonly number[] }) & { byId: number | null },
): Promise<ClosedAccount[]> {
  const these =
    'ids' in of ? sql`id = any(${of.ids}::bigint[])` : sql`main_user_id = any(${of.mainUserIds}::bigint[])`
  const { rows } = await sql<ClosedAccount>`
    with closing as (
      select id, main_user_id
      from accounts
      where ${these}
        and ${isOpen}
      order by id
      for no key update
    ), closed as (
      insert into account_closures (account_id, at, by_id)
      select id, ${now}, ${of.byId}
      from closing
    )
    select id as "accountId", main_user_id as "mainUserId"
    from closing`.execute(tx)
  return rows
}

/** Opens again what closed with a main user; gives those that were still hers. */
export async function deleteClosures(
  tx: Tx,
  of: { accountIds: readonly number[]; mainUserId: number },
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    delete from account_closures
    using accounts
    where accounts.id = account_closures.account_id
      and accounts.id = any(${of.accountIds}::bigint[])
      and accounts.main_user_id = ${of.mainUserId}
    returning accounts.id`.execute(tx)
  return rows.map((row) => row.id)
}

import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'

export type AccountState = { id: number; name: string; mainUserId: number; isOpen: boolean }

const columns = sql`
  accounts.id,
  accounts.name,
  accounts.main_user_id as "mainUserId",
  not exists (select from account_closures closed where closed.account_id = accounts.id) as "isOpen"`

export async function findAccount(db: Handle, id: number): Promise<AccountState | undefined> {
  const { rows } = await sql<AccountState>`
    select ${columns}
    from accounts
    where id = ${id}`.execute(db)
  return rows[0]
}

/** The same, kept from being closed or handed over until the transaction ends. */
export async function holdAccount(tx: Tx, id: number): Promise<AccountState | undefined> {
  await sql`
    select id
    from accounts
    where id = ${id}
    for share`.execute(tx)
  return findAccount(tx, id)
}

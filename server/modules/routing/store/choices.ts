import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Choices } from '../types.ts'

export type AccountChoices = { accountId: number; version: number; choices: Choices }

/** What the main user of an open account chose; undefined where this contact is not its main user. */
export async function findChoices(
  db: Handle,
  of: { accountId: number; mainUserId: number },
): Promise<AccountChoices | undefined> {
  const { rows } = await readChoices(of).execute(db)
  return rows[0]
}

/** The same, with nobody else at the account. */
export async function lockChoices(
  tx: Tx,
  of: { accountId: number; mainUserId: number },
): Promise<AccountChoices | undefined> {
  const { rows } = await sql<AccountChoices>`${readChoices(of)} for update`.execute(tx)
  return rows[0]
}

const readChoices = (of: { accountId: number; mainUserId: number }) => sql<AccountChoices>`
  select id as "accountId", version, chosen_categories as choices
  from accounts
  where id = ${of.accountId}
    and main_user_id = ${of.mainUserId}
    and not exists (select from account_closures where account_id = accounts.id)`

export async function updateChoices(tx: Tx, now: Date, after: AccountChoices): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ chosen_categories: JSON.stringify(after.choices), version: after.version, updated_at: now })
    .where('id', '=', after.accountId)
    .execute()
}

import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import { accountColumns } from '../rules/columns.ts'
import type { AccountValues } from '../types.ts'

/** Makes accounts; one whose external id another account has is not made. Gives the ids by index. */
export async function insertAccounts(
  tx: Tx,
  now: Date,
  drafts: readonly { index: number; values: AccountValues; mainUserId: number }[],
): Promise<Map<number, number>> {
  const made = new Map<number, number>()
  // One by one: rows come back in no order that would tell which is whose, and a batch is small.
  for (const { index, values, mainUserId } of drafts) {
    const row = {
      ...accountColumns(values),
      main_user_id: mainUserId,
      version: 1,
      chosen_categories: {},
      created_at: now,
      updated_at: now,
    }
    const [account] = await insertRows<'accounts', { id: number }>(
      tx,
      'accounts',
      [row],
      sql`on conflict (external_id) where external_id is not null do nothing returning id`,
    )
    if (account) made.set(index, account.id)
  }
  return made
}

/** Writes an account's values and raises its version. */
export async function updateAccount(
  tx: Tx,
  now: Date,
  account: { id: number; values: AccountValues },
): Promise<void> {
  const row = { ...accountColumns(account.values), updated_at: now }
  const columns = sql.raw(Object.keys(row).join(', '))
  await sql`
    update accounts
    set (${columns}, version) = (
      select ${columns}, accounts.version + 1
      from json_populate_record(null::accounts, ${JSON.stringify(row)}::json)
    )
    where id = ${account.id}`.execute(tx)
}

/** Whose an external id is, apart from the account itself. */
export async function holderOfExternalId(
  tx: Tx,
  asked: { externalId: string; exceptId: number | null },
): Promise<{ id: number; name: string } | undefined> {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name
    from accounts
    where external_id = ${asked.externalId}
      and id is distinct from ${asked.exceptId}`.execute(tx)
  return rows[0]
}

/** Gives an account to another main user, who has chosen nothing yet. */
export async function updateMainUser(
  tx: Tx,
  now: Date,
  account: { id: number; mainUserId: number },
): Promise<void> {
  await sql`
    update accounts
    set main_user_id = ${account.mainUserId},
        chosen_categories = '{}',
        version = version + 1,
        updated_at = ${now}
    where id = ${account.id}`.execute(tx)
}

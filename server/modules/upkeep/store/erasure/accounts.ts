import { sql } from 'kysely'
import type { Tx } from '../../../../lib/db.ts'
import { erasedName } from './stand-ins.ts'

/** What closed with its main user is hers: the account keeps its number, and nothing that says whose it was. */
export async function blankAccountsOf(tx: Tx, now: Date, mainUserIds: readonly number[]): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    update accounts
    set name = ${erasedName},
        sort_name = '',
        search_text = '',
        external_id = null,
        holder_name = null,
        holder_given_names = null,
        holder_family_names = null,
        holder_organisation = null,
        holder_tax_id = null,
        holder_phone = null,
        holder_phone_e164 = null,
        holder_postal_address = null,
        version = version + 1,
        updated_at = ${now}
    where main_user_id = any(${mainUserIds}::bigint[])
    returning id`.execute(tx)
  const accounts = rows.map(({ id }) => id)
  await forgetSubjects(tx, 'account', accounts)
  // Nothing live hangs from a closed account: these were deleted before it closed.
  for (const [table, kind] of [
    ['domains', 'domain'],
    ['services', 'service'],
  ] as const) {
    const { rows: deleted } = await sql<{ id: number }>`
      delete from ${sql.table(table)}
      where account_id = any(${accounts}::bigint[])
        and life = 'deleted'
      returning id`.execute(tx)
    await forgetSubjects(
      tx,
      kind,
      deleted.map(({ id }) => id),
    )
  }
}

async function forgetSubjects(
  tx: Tx,
  kind: 'account' | 'domain' | 'service',
  ids: readonly number[],
): Promise<void> {
  for (const table of ['undo_images', 'agent_tasks'] as const)
    await sql`
      delete from ${sql.table(table)}
      where subject_kind = ${kind}
        and subject_id = any(${ids}::bigint[])`.execute(tx)
  await sql`
    select blank_trail_values(${kind}, id)
    from unnest(${ids}::bigint[]) as id`.execute(tx)
}

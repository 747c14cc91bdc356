import type { Handle } from '../../../lib/db.ts'

/** The main user of an account, if an address is his. */
export async function mainUserAt(
  db: Handle,
  of: { accountId: number; address: string },
): Promise<number | null> {
  const row = await db
    .selectFrom('accounts')
    .innerJoin('claims', 'claims.person_id', 'accounts.main_user_id')
    .select('accounts.main_user_id as id')
    .where('accounts.id', '=', of.accountId)
    .where('claims.address', '=', of.address)
    .executeTakeFirst()
  return row?.id ?? null
}

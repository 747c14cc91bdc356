import type { Tx } from '../../lib/db.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { deleteClosures, insertClosures } from './store.ts'
import type { ClosedAccount } from './types.ts'

/**
 * Closes the accounts of contacts who are about to be deleted (model 4). Today an account is its main user and perhaps a
 * company; what will hang from it — services, domains, cards, open tickets — is what will refuse this.
 */
export async function closeAccountsOf(
  tx: Tx,
  actor: Actor,
  now: Date,
  mainUserIds: readonly number[],
): Promise<ClosedAccount[]> {
  const closed = await insertClosures(tx, now, { mainUserIds, byId: 'id' in actor ? actor.id : null })
  await recordTrail(
    tx,
    actor,
    now,
    closed.map(({ accountId }) => ({ subject: { kind: 'account', id: accountId }, type: 'account.closed' })),
  )
  return closed
}

/** Opens again what closed with her. */
export async function reopenAccounts(
  tx: Tx,
  actor: Actor,
  now: Date,
  of: { accountIds: readonly number[]; mainUserId: number },
): Promise<void> {
  const reopened = await deleteClosures(tx, of)
  await recordTrail(
    tx,
    actor,
    now,
    reopened.map((id) => ({ subject: { kind: 'account', id }, type: 'account.reopened' })),
  )
}

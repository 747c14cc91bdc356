import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { lockContact, lockContacts } from '../directory/index.ts'
import { type Actor, keepUndo, recordTrail } from '../trail/index.ts'
import { mayWriteAccounts } from './policy.ts'
import { closingProblems } from './rules/closing.ts'
import { findAccount } from './store/accounts.ts'
import { lockForClosing } from './store/closing.ts'
import { deleteClosures, insertClosures } from './store.ts'
import type { Account, ClosedAccount } from './types.ts'

/**
 * Closes accounts from which nothing hangs any longer: live services, domains, additional contacts and unfinished tickets are
 * each named with how many there are. One undo opens all of them again for 30 days.
 * @throws Refusal forbidden, missing, conflict 'account.closed', 'account.has-services', 'account.has-domains',
 * 'account.has-contacts', 'account.has-tickets'
 */
export async function closeAccounts(
  tx: Tx,
  actor: Actor,
  now: Date,
  ids: readonly number[],
): Promise<{ undoId: number }> {
  if (!mayWriteAccounts(actor)) throw new Refusal('forbidden')
  const accounts = await lockForClosing(tx, { ids })
  if (accounts.length < ids.length) throw new Refusal('missing')
  const problems = accounts.flatMap((account) =>
    account.isClosed ? [{ path: '', code: 'account.closed' }] : closingProblems(account),
  )
  if (problems.length > 0) throw new Refusal('conflict', problems)
  await insertClosures(tx, now, { ids, byId: 'id' in actor ? actor.id : null })
  const images = ids.map((id) => ({ subject: { kind: 'account' as const, id }, image: {} }))
  const undoId = await keepUndo(tx, actor, now, { command: 'close-accounts', images })
  await recordTrail(
    tx,
    actor,
    now,
    images.map(({ subject }) => ({ subject, type: 'account.closed', undoId })),
  )
  return { undoId }
}

/**
 * Opens a closed account again, whenever it was closed.
 * @throws Refusal forbidden, missing, conflict 'account.open', 'account.main-user-gone'
 */
export async function reopenAccount(
  tx: Tx,
  actor: Actor,
  now: Date,
  id: number,
  facts: Record<string, unknown> = {},
): Promise<Account> {
  if (!mayWriteAccounts(actor)) throw new Refusal('forbidden')
  const seen = await findAccount(tx, id)
  if (!seen) throw new Refusal('missing')
  // She first, then her account, as whoever deletes her locks them.
  const mainUser = await lockContact(tx, seen.mainUser.id)
  if (!mainUser) throw new Refusal('conflict', [{ path: '', code: 'account.main-user-gone' }])
  const reopened = await deleteClosures(tx, { accountIds: [id], mainUserId: mainUser.id })
  if (reopened.length === 0) throw new Refusal('conflict', [{ path: '', code: 'account.open' }])
  await recordTrail(tx, actor, now, [{ subject: { kind: 'account', id }, type: 'account.reopened', facts }])
  return (await findAccount(tx, id)) as Account
}

/**
 * Why contacts cannot be deleted: accounts of theirs from which something hangs are handed over first (model 4). Locks
 * the contacts and their accounts, so that it stays true until they are deleted.
 */
export async function mainUserProblemsOf(
  tx: Tx,
  contactIds: readonly number[],
): Promise<Map<number, Problem[]>> {
  await lockContacts(tx, contactIds)
  const problems = new Map<number, Problem[]>()
  for (const account of await lockForClosing(tx, { mainUserIds: contactIds }))
    if (!account.isClosed && closingProblems(account).length > 0) {
      const known = problems.get(account.mainUserId) ?? []
      const params = { accountId: account.id, account: account.name }
      problems.set(account.mainUserId, [...known, { path: '', code: 'contact.main-user', params }])
    }
  return problems
}

/** Closes the accounts of contacts who are about to be deleted: those from which nothing hangs (`mainUserProblemsOf`). */
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

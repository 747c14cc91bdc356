import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { floorProblems, lockContact, reachOf } from '../directory/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { mainUserProblems } from './create-accounts.ts'
import { mayWriteAccounts } from './policy.ts'
import { findAccount, lockAccount } from './store/accounts.ts'
import { updateMainUser } from './store/write-accounts.ts'
import { tellHandedOver } from './tell-handed-over.ts'
import type { Account } from './types.ts'

/**
 * Gives an account to another contact, who has an e-mail address: from this moment on the former main user sees nothing of
 * it, and what he had chosen to receive is forgotten. Both are told by mail.
 * @throws Refusal forbidden, missing, stale (with the account as it is now), invalid 'account.unknown-main-user',
 * 'account.main-user-without-address', 'account.same-main-user', 'copies.nobody-left' when bills or domain mail would then
 * reach nobody
 */
export async function handOverAccount(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { id: number; version: number; mainUserId: number },
): Promise<Account> {
  if (!mayWriteAccounts(actor)) throw new Refusal('forbidden')
  // People before accounts, as whoever deletes a main user locks them.
  const contact = await lockContact(tx, change.mainUserId)
  const before = await lockAccount(tx, change.id)
  if (!before) throw new Refusal('missing')
  if (before.version !== change.version) throw new Refusal('stale', [], { current: before })
  const problems = mainUserProblems(change.mainUserId, contact)
  if (before.mainUser.id === change.mainUserId)
    problems.push({ path: 'mainUserId', code: 'account.same-main-user' })
  if (problems.length > 0 || !contact) throw new Refusal('invalid', problems)
  const reach = await reachOf(tx, { accountId: before.id })
  await updateMainUser(tx, now, { id: before.id, mainUserId: contact.id })
  const nobody = floorProblems('mainUserId', reach, await reachOf(tx, { accountId: before.id }))
  if (nobody.length > 0) throw new Refusal('invalid', nobody)
  const after = (await findAccount(tx, before.id)) as Account
  // Nobody is told of an account that is closed: it is handed over so that it can be opened again.
  if (!before.closedAt) await tellHandedOver(tx, now, { before, after })
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'account', id: before.id },
      type: 'account.handed-over',
      facts: { fromId: before.mainUser.id, toId: contact.id },
      values: [{ field: 'mainUser', old: before.mainUser.name, new: after.mainUser.name }],
    },
  ])
  return after
}

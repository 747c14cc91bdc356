import type { Tx } from '../../lib/db.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { moveAccounts } from './store/main-users.ts'

/**
 * Makes a contact main user of what others were main users of, because they are one person, or are two again. What was
 * chosen to be received stays, and nobody is told. Gives whose each account was. Who may is the caller's.
 */
export async function giveAccounts(
  tx: Tx,
  actor: Actor,
  now: Date,
  given: {
    fromIds: readonly number[]
    toId: number
    /** These alone, as far as they are theirs. */
    accountIds?: readonly number[]
    facts?: Record<string, unknown>
  },
): Promise<{ id: number; fromId: number }[]> {
  const moved = await moveAccounts(tx, now, given)
  await recordTrail(
    tx,
    actor,
    now,
    moved.map(({ id, fromId, fromName, toName }) => ({
      subject: { kind: 'account', id },
      type: 'account.handed-over',
      facts: { fromId, toId: given.toId, ...given.facts },
      values: [{ field: 'mainUser', old: fromName, new: toName }],
    })),
  )
  return moved
}

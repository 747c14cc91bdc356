import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { Actor } from '../trail/index.ts'
import { mayWriteCards } from './policy.ts'
import { lockCardAccount } from './store/accounts.ts'
import type { CardAccount } from './types.ts'

/**
 * The account whose cards are about to change, held until the end of the transaction.
 * @throws Refusal forbidden, missing (for a customer also one that is closed or not his), conflict 'contact.account-closed'
 */
export async function accountToWrite(tx: Tx, actor: Actor, id: number): Promise<CardAccount> {
  if (!mayWriteCards(actor)) throw new Refusal('forbidden')
  const account = await lockCardAccount(tx, actor, id)
  if (!account) throw new Refusal('missing')
  if (account.isClosed) throw new Refusal('conflict', [{ path: '', code: 'contact.account-closed' }])
  return account
}

import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { normalMailAddress } from '../../lib/pure/mail-address.ts'
import type { Actor } from '../trail/index.ts'
import { mayReadAccounts } from './policy.ts'
import { type AccountInWindow, type AccountWindow, accountWindow } from './store/account-window.ts'
import { findAccounts } from './store/accounts.ts'
import { oldestAccountOf } from './store/of-address.ts'
import { type User, type UserWindow, userWindow } from './store/user-window.ts'
import type { Account } from './types.ts'

/**
 * Accounts by their place in an order, for callers who count rows rather than follow cursors, and how many there are.
 * @throws Refusal forbidden
 */
export async function accountsInWindow(
  db: Handle,
  actor: Actor,
  asked: AccountWindow,
): Promise<{ total: number; accounts: AccountInWindow[] }> {
  if (!mayReadAccounts(actor)) throw new Refusal('forbidden')
  return accountWindow(db, asked)
}

/**
 * The same of those who may sign in to the client area, or who are main users of accounts.
 * @throws Refusal forbidden
 */
export async function usersInWindow(
  db: Handle,
  actor: Actor,
  asked: UserWindow,
): Promise<{ total: number; users: User[] }> {
  if (!mayReadAccounts(actor)) throw new Refusal('forbidden')
  return userWindow(db, asked)
}

/**
 * The oldest account, open ones first, whose main user has this address.
 * @throws Refusal forbidden
 */
export async function accountOfAddress(
  db: Handle,
  actor: Actor,
  typed: string,
): Promise<Account | undefined> {
  if (!mayReadAccounts(actor)) throw new Refusal('forbidden')
  const address = normalMailAddress(typed)
  const id = address === null ? undefined : await oldestAccountOf(db, address)
  const [account] = id === undefined ? [] : await findAccounts(db, [id])
  return account
}

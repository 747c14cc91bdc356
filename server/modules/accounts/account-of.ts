import type { Handle, Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { Actor } from '../trail/index.ts'
import { mayReadAccounts, mayWriteAccounts } from './policy.ts'
import { findAccount, lockAccount } from './store/accounts.ts'
import type { Account } from './types.ts'

/**
 * An account for whoever may see it: agents, open or closed; its main user while it is open.
 * @throws Refusal forbidden, missing
 */
export async function accountToRead(db: Handle, actor: Actor, id: number): Promise<Account> {
  if (actor.kind !== 'customer' && !mayReadAccounts(actor)) throw new Refusal('forbidden')
  return ofActor(actor, await findAccount(db, id))
}

/**
 * An open account for whoever may change what hangs from it, agents and its main user, locked until the end of the
 * transaction: closing it, handing it over and changing its cards, domains and services take turns.
 * @throws Refusal forbidden, missing, conflict 'account.closed' (to agents; customers cannot tell it from missing)
 */
export async function accountToWrite(tx: Tx, actor: Actor, id: number): Promise<Account> {
  if (actor.kind !== 'customer' && !mayWriteAccounts(actor)) throw new Refusal('forbidden')
  const account = ofActor(actor, await lockAccount(tx, id))
  if (account.closedAt) throw new Refusal('conflict', [{ path: '', code: 'account.closed' }])
  return account
}

function ofActor(actor: Actor, account: Account | undefined): Account {
  const isHers = actor.kind !== 'customer' || (account?.mainUser.id === actor.id && account.closedAt === null)
  if (!account || !isHers) throw new Refusal('missing')
  return account
}

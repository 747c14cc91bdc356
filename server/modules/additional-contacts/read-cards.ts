import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { Actor } from '../trail/index.ts'
import { mayReadCards } from './policy.ts'
import { mostCards } from './rules/limits.ts'
import { findCardAccount, offeredCategories } from './store/accounts.ts'
import { cardsOf, findCard } from './store/cards.ts'
import type { Card, Category } from './types.ts'

/**
 * The cards of an account in the order of names, what can be ticked, and how many there may be.
 * @throws Refusal forbidden, missing
 */
export async function readCards(
  db: Handle,
  actor: Actor,
  accountId: number,
): Promise<{ cards: Card[]; offered: Category[]; atMost: number }> {
  await accountToRead(db, actor, accountId)
  return { cards: await cardsOf(db, accountId), offered: await offeredCategories(db), atMost: mostCards }
}

/**
 * One of them.
 * @throws Refusal forbidden, missing
 */
export async function readCardOf(
  db: Handle,
  actor: Actor,
  of: { accountId: number; id: number },
): Promise<Card> {
  await accountToRead(db, actor, of.accountId)
  const card = await findCard(db, of)
  if (!card) throw new Refusal('missing')
  return card
}

async function accountToRead(db: Handle, actor: Actor, id: number): Promise<void> {
  if (!mayReadCards(actor)) throw new Refusal('forbidden')
  if (!(await findCardAccount(db, actor, id))) throw new Refusal('missing')
}

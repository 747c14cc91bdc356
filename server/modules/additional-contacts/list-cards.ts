import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { Actor } from '../trail/index.ts'
import { mayReadAnyCards } from './policy.ts'
import { type CardFilter, cardPage } from './store/card-page.ts'
import { cardsOfIds } from './store/cards.ts'
import type { Card } from './types.ts'

/**
 * Cards of all accounts or of one, oldest first, for agents: a window of them and how many there are. Texts are compared
 * whole, small and capital letters alike.
 * @throws Refusal forbidden
 */
export async function listCards(
  db: Handle,
  actor: Actor,
  asked: { filter: CardFilter; offset: number; limit: number },
): Promise<{ total: number; cards: Card[] }> {
  if (!mayReadAnyCards(actor)) throw new Refusal('forbidden')
  const { total, ids } = await cardPage(db, asked)
  const cards = await cardsOfIds(db, ids)
  return { total, cards: cards.sort((one, other) => one.id - other.id) }
}

/**
 * A live card of whichever account, for agents.
 * @throws Refusal forbidden, missing
 */
export async function cardById(db: Handle, actor: Actor, id: number): Promise<Card> {
  if (!mayReadAnyCards(actor)) throw new Refusal('forbidden')
  const [card] = await cardsOfIds(db, [id])
  if (!card) throw new Refusal('missing')
  return card
}

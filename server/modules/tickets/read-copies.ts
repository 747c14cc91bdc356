import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { findOwnAccount } from '../accounts/index.ts'
import { presentOwnRecipient, presentRecipient, recipientsOf } from '../notices/index.ts'
import type { AgentActor, CustomerActor } from '../trail/index.ts'
import { mayWriteTickets } from './policy.ts'
import { copiedMessage } from './store/copied-message.ts'
import { isMessageVisible } from './store/visible.ts'
import type { CopiesAnswer, OwnCopiesAnswer } from './wire.ts'

/**
 * Who was thought of for a message; what servers said is for those who write.
 * @throws Refusal missing
 */
export async function copiesForAgents(db: Handle, actor: AgentActor, id: number): Promise<CopiesAnswer> {
  const copied = await copiedMessage(db, id)
  if (!copied) throw new Refusal('missing')
  const rows = await recipientsOf(db, copied)
  return { items: rows.map((row) => presentRecipient(row, { seesTexts: mayWriteTickets(actor) })) }
}

/**
 * Who got a copy, as a customer sees it: the main user with the addresses of the account's own cards, anybody else names.
 * @throws Refusal missing
 */
export async function copiesForCustomer(
  db: Handle,
  actor: CustomerActor,
  id: number,
): Promise<OwnCopiesAnswer> {
  const copied = await copiedMessage(db, id)
  if (!copied || !(await isMessageVisible(db, { personId: actor.id, messageId: id })))
    throw new Refusal('missing')
  const { accountId } = copied
  const isMainUser =
    accountId !== null && (await findOwnAccount(db, { accountId, mainUserId: actor.id })) !== undefined
  const rows = await recipientsOf(db, copied)
  // Who did not get it, and why, is between the account and those people.
  return {
    items: isMainUser
      ? rows.map(presentOwnRecipient)
      : rows
          .filter(({ verdict }) => verdict === 'in')
          .map((row) => nameAlone(presentOwnRecipient({ ...row, isOfAccount: false }))),
  }
}

type Item = OwnCopiesAnswer['items'][number]

/** A name and whether it arrived: neither where, nor what servers said. */
const nameAlone = (item: Item): Item => ({
  ...item,
  cardId: null,
  delivery: item.delivery && { ...item.delivery, words: null, attempts: [] },
})

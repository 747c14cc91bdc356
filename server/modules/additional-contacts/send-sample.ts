import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { sendMessages } from '../delivery/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { accountToWrite } from './account-to-write.ts'
import { type SentToday, whyWait } from './rules/limits.ts'
import { findCard } from './store/cards.ts'
import { countOwnMails, sentToday } from './store/own-mails.ts'
import { cardMail, hasDeclinedAll } from './welcome.ts'

/**
 * Sends a card a sample, by which the main user sees whether his contact's mail arrives.
 * @throws Refusal forbidden, missing, conflict 'contact.account-closed', 'sample.suppressed', 'sample.declined',
 * 'sample.too-many', 'sample.account-too-many' when the day's measure is used up
 */
export async function sendSample(
  tx: Tx,
  actor: Actor,
  now: Date,
  of: { accountId: number; id: number },
): Promise<{ email: string }> {
  const account = await accountToWrite(tx, actor, of.accountId)
  const card = await findCard(tx, of)
  if (!card) throw new Refusal('missing')
  if (card.learnedAt) throw new Refusal('conflict', [{ path: '', code: 'sample.suppressed' }])
  if (hasDeclinedAll(card)) throw new Refusal('conflict', [{ path: '', code: 'sample.declined' }])
  if (actor.kind === 'customer') {
    const sending = { accountId: account.id, addresses: [card.values.email.normal] }
    const [sent] = (await sentToday(tx, now, sending)).values()
    const wait = whyWait(sent as SentToday)
    if (wait)
      throw new Refusal('conflict', [
        { path: '', code: wait === 'card' ? 'sample.too-many' : 'sample.account-too-many' },
      ])
    await countOwnMails(tx, now, sending)
  }
  await sendMessages(tx, now, [cardMail(account, card, 'additional-contact-sample')])
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'additional-contact', id: card.id },
      type: 'additional-contact.sample-sent',
      facts: { accountId: account.id },
    },
  ])
  return { email: card.values.email.address }
}

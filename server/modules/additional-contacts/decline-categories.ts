import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { sendMessages } from '../delivery/index.ts'
import { floorProblems, reachOf } from '../directory/index.ts'
import { type Author, type Change, recordTrail, type Subject } from '../trail/index.ts'
import { lockCardAccount } from './store/accounts.ts'
import { cardOfAddress } from './store/cards.ts'
import { deleteDeclined, insertDeclined, keepReaction, openUnknownAccountTask } from './store/declined.ts'
import type { Card, CardAccount, Category } from './types.ts'

type Said = { accountId: number; address: string; categories: readonly Category[] }
const all: readonly Category[] = ['billing', 'support', 'products', 'domains', 'general', 'affiliate']

/**
 * Keeps what the person at an address does not want to hear of an account, said by herself; ticks do not override it
 * (decision 13). What she has declined already stays so. The legal mail of a registrant reaches her all the same.
 * @throws Refusal missing, conflict 'copies.nobody-left' when nobody else would hear about bills or domains
 */
export async function declineCategories(tx: Tx, author: Author, now: Date, said: Said): Promise<void> {
  const account = await accountOf(tx, said.accountId)
  const before = await reachOf(tx, { accountId: account.id })
  const declined = await insertDeclined(tx, now, said)
  const nobody = floorProblems('', before, await reachOf(tx, { accountId: account.id }))
  if (nobody.length > 0) throw new Refusal('conflict', nobody)
  await keepReaction(tx, now, said)
  await tell(tx, author, now, { ...said, categories: declined, event: 'declined' })
}

/**
 * Takes back what she declined; she hears again of what is ticked.
 * @throws Refusal missing
 */
export async function undeclineCategories(tx: Tx, author: Author, now: Date, said: Said): Promise<void> {
  await accountOf(tx, said.accountId)
  const wanted = await deleteDeclined(tx, said)
  await keepReaction(tx, now, said)
  await tell(tx, author, now, { ...said, categories: wanted, event: 'undeclined' })
}

/**
 * She does not know the account: all of it is declined, its main user is told, and agents have a task. It is not refused
 * though nobody else were left, as little as a mail that comes back: it is no mail for her.
 * @throws Refusal missing
 */
export async function declineAccount(
  tx: Tx,
  author: Author,
  now: Date,
  said: { accountId: number; address: string },
): Promise<void> {
  const account = await accountOf(tx, said.accountId)
  const declined = await insertDeclined(tx, now, { ...said, categories: all })
  if (declined.length === 0) return
  const card = await cardOfAddress(tx, said)
  await tell(tx, author, now, { ...said, categories: declined, event: 'declined' })
  if (!card) return
  await tellMainUser(tx, now, account, card)
  await openUnknownAccountTask(tx, now, card.id)
}

async function accountOf(tx: Tx, id: number): Promise<CardAccount> {
  const account = await lockCardAccount(tx, { kind: 'system' }, id)
  if (!account) throw new Refusal('missing')
  return account
}

async function tell(
  tx: Tx,
  author: Author,
  now: Date,
  { accountId, address, categories, event }: Said & { event: 'declined' | 'undeclined' },
): Promise<void> {
  if (categories.length === 0) return
  const card = await cardOfAddress(tx, { accountId, address })
  const subject: Subject = card
    ? { kind: 'additional-contact', id: card.id }
    : { kind: 'account', id: accountId }
  await recordTrail(tx, author, now, [
    event === 'declined'
      ? {
          subject,
          type: 'additional-contact.declined',
          facts: { accountId },
          values: [change(null, categories)],
        }
      : {
          subject,
          type: 'additional-contact.undeclined',
          facts: { accountId },
          values: [change(categories, null)],
        },
  ])
}

const change = (old: readonly Category[] | null, now: readonly Category[] | null): Change => ({
  field: 'declined',
  old,
  new: now,
})

async function tellMainUser(tx: Tx, now: Date, account: CardAccount, card: Card): Promise<void> {
  if (account.mainUserAddress === null || account.mainUserEmail === null) return
  await sendMessages(tx, now, [
    {
      event: 'additional-contact-refused',
      lane: 'notice',
      accountId: account.id,
      parameters: {
        account: account.name,
        contact: card.values.name,
        contactAddress: card.values.email.address,
      },
      subject: { kind: 'additional-contact', id: card.id },
      recipients: [
        {
          address: account.mainUserAddress,
          typedAddress: account.mainUserEmail,
          name: account.mainUser,
          personId: account.mainUserId,
          language: account.mainUserLanguage,
          timeZone: account.timeZone ?? undefined,
          verdict: 'in',
          rule: 'main-user',
          ruleFacts: { account: account.name },
        },
      ],
    },
  ])
}

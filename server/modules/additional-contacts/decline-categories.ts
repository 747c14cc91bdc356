import type { Handle, Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { sendMessages } from '../delivery/index.ts'
import { floorProblems, reachOf } from '../directory/index.ts'
import { type Author, type Change, recordTrail, type Subject } from '../trail/index.ts'
import { lockCardAccount } from './store/accounts.ts'
import { cardOfAddress } from './store/cards.ts'
import { deleteDeclined, insertDeclined, keepReaction, openUnknownAccountTask } from './store/declined.ts'
import { endHeld, heldDeclines, holdDecline } from './store/held-declines.ts'
import type { Card, CardAccount, Category } from './types.ts'

type Said = { accountId: number; address: string; categories: readonly Category[] }
const all: readonly Category[] = ['billing', 'support', 'products', 'domains', 'general', 'affiliate']

/**
 * Keeps what the person at an address does not want to hear of an account, said by herself; ticks do not override it
 * (decision 13). What she has declined already stays so. The legal mail of a registrant reaches her all the same. Where nobody
 * else would hear about bills or domains her wish is held: agents have a task, and it is fulfilled once somebody else does.
 * @throws Refusal missing
 */
export async function declineCategories(tx: Tx, author: Author, now: Date, said: Said): Promise<void> {
  const account = await accountOf(tx, said.accountId)
  const before = await reachOf(tx, { accountId: account.id })
  const declined = await insertDeclined(tx, now, said)
  const nobody = floorProblems('', before, await reachOf(tx, { accountId: account.id }))
  const lost = nobody.flatMap(({ params }) => String(params?.categories ?? '').split(','))
  const held = declined.filter((category) => lost.includes(category))
  await deleteDeclined(tx, { ...said, categories: held })
  await keepReaction(tx, now, said)
  const done = declined.filter((category) => !held.includes(category))
  await tell(tx, author, now, { ...said, categories: done, event: 'declined' })
  await hold(tx, author, now, { ...said, categories: held })
}

/**
 * Takes back what she declined; she hears again of what is ticked.
 * @throws Refusal missing
 */
export async function undeclineCategories(tx: Tx, author: Author, now: Date, said: Said): Promise<void> {
  await accountOf(tx, said.accountId)
  const wanted = await deleteDeclined(tx, said)
  const card = await cardOfAddress(tx, said)
  if (card) await endHeld(tx, now, { cardId: card.id, address: said.address })
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

/** What of an address is wished and cannot be yet. */
export async function heldBy(db: Handle, of: { accountId: number; address: string }): Promise<Category[]> {
  const card = await cardOfAddress(db, of)
  return card ? heldDeclines(db, { cardId: card.id, address: of.address }) : []
}

async function hold(tx: Tx, author: Author, now: Date, said: Said): Promise<void> {
  const card = await cardOfAddress(tx, said)
  if (!card) return
  const of = { cardId: card.id, address: said.address }
  const before = await heldDeclines(tx, of)
  const declined = card.declined
  const all = [...new Set([...before, ...said.categories])].filter((each) => !declined.includes(each))
  if (all.length === 0) return endHeld(tx, now, of)
  await holdDecline(tx, now, { ...of, categories: all })
  const added = all.filter((category) => !before.includes(category))
  await tell(tx, author, now, { ...said, categories: added, event: 'decline-held' })
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
  { accountId, address, categories, event }: Said & { event: 'declined' | 'decline-held' | 'undeclined' },
): Promise<void> {
  if (categories.length === 0) return
  const card = await cardOfAddress(tx, { accountId, address })
  const subject: Subject = card
    ? { kind: 'additional-contact', id: card.id }
    : { kind: 'account', id: accountId }
  const facts = { accountId }
  const entries = {
    declined: { type: 'additional-contact.declined', values: [change(null, categories)] },
    'decline-held': { type: 'additional-contact.decline-held', values: [change(null, categories)] },
    undeclined: { type: 'additional-contact.undeclined', values: [change(categories, null)] },
  } as const
  await recordTrail(tx, author, now, [{ subject, facts, ...entries[event] }])
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

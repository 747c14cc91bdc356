import type { Tx } from '../../lib/db.ts'
import { type MessageDraft, sendMessages } from '../delivery/index.ts'
import type { Actor, Door } from '../trail/index.ts'
import { type SentToday, whyWait } from './rules/limits.ts'
import { countOwnMails, markWelcomed, sentToday } from './store/own-mails.ts'
import type { Card, CardAccount } from './types.ts'

/**
 * Tells each card who added her, what she will receive, and how to decline. What a main user causes is counted: beyond the
 * day's measure a card is told another day (decision 28). Who has declined everything she would receive is left in peace,
 * and the main user, on a card of his own, knows.
 */
export async function sendWelcomes(
  tx: Tx,
  actor: Pick<Actor, 'kind'> & { door?: Door },
  now: Date,
  { account, cards }: { account: CardAccount; cards: readonly Card[] },
): Promise<void> {
  // Nobody is written to about sample data.
  if (actor.door === 'sample' || actor.door === 'command-line') return
  const isOwn = ({ values }: Card) => account.mainUserAddresses.includes(values.email.normal)
  const wanted = cards.filter((card) => !hasDeclinedAll(card) && !isOwn(card))
  const told = actor.kind === 'agent' ? wanted : await withinLimits(tx, now, account, wanted)
  const waiting = wanted.filter((card) => !told.includes(card))
  await sendMessages(
    tx,
    now,
    told.map((card) => cardMail(account, card, 'additional-contact-welcome')),
  )
  const idsOf = (of: readonly Card[]) => of.map(({ id }) => id)
  // Where mail of this account has learned that nobody is there it was left out: she is told when the address works.
  const reached = told.filter(({ learnedAt }) => learnedAt === null)
  const missed = told.filter(({ learnedAt }) => learnedAt !== null)
  await markWelcomed(tx, now, { told: idsOf(reached), waiting: idsOf([...waiting, ...missed]) })
}

/** A mail to the person on a card, in the card's language, else the account's. */
export function cardMail(
  account: CardAccount,
  card: Card,
  event: 'additional-contact-welcome' | 'additional-contact-sample',
): MessageDraft {
  const { name, email, language, categories } = card.values
  const common = {
    lane: 'notice',
    accountId: account.id,
    subject: { kind: 'additional-contact', id: card.id },
    recipients: [
      {
        address: email.normal,
        typedAddress: email.address,
        name,
        // Who she is is found out afterwards, so that it takes the same time for everybody (decision 9).
        personId: null,
        language: language ?? account.language,
        timeZone: account.timeZone ?? undefined,
        verdict: 'in',
        rule: 'card',
        ruleFacts: { account: account.name },
        mayDecline: true,
        // What other accounts' mail learned of an address is neither told here nor gone by.
        triesAnyway: card.learnedAt === null,
      },
    ],
  } as const
  const told = { account: account.name, categories: categories.join(',') }
  return event === 'additional-contact-welcome'
    ? { ...common, event, parameters: { ...told, addedBy: account.mainUser } }
    : { ...common, event, parameters: { ...told, sentBy: account.mainUser } }
}

/** True: nothing that could reach her is left, so she is not written to on the main user's behalf either. */
export function hasDeclinedAll({ values, declined }: Card): boolean {
  const reaching = values.categories.length > 0 ? values.categories : ofEverybody
  return reaching.every((each) => declined.includes(each))
}

const ofEverybody = ['billing', 'support', 'products', 'domains'] as const

async function withinLimits(
  tx: Tx,
  now: Date,
  account: CardAccount,
  cards: readonly Card[],
): Promise<Card[]> {
  const addresses = cards.map(({ values }) => values.email.normal)
  const sent = await sentToday(tx, now, { accountId: account.id, addresses })
  let more = 0
  const told = cards.filter(({ values }) => {
    const known = sent.get(values.email.normal) as SentToday
    const waits = whyWait({ ...known, ofAccount: known.ofAccount + more }) !== null
    if (!waits) more++
    return !waits
  })
  await countOwnMails(tx, now, {
    accountId: account.id,
    addresses: told.map(({ values }) => values.email.normal),
  })
  return told
}

import { isStanding, type Result, resultOf, resultOfUnreachable, withdrawn } from '../rules.ts'
import { earlierMessages } from '../store/earlier-messages.ts'
import type { Attempt, LeasedDelivery } from '../store/queue.ts'
import { compose, type Means } from './compose.ts'
import type { Sender } from './sender.ts'
import type { SendOutcome } from './smtp-outcome.ts'

/** Sends one delivery: composes it, hands it over, and says what that means. */
export async function send(
  sender: Sender,
  by: Omit<Means, 'earlier'>,
  delivery: LeasedDelivery,
): Promise<Attempt> {
  const startedAt = sender.now()
  const done = (result: Result): Attempt => ({ delivery, result, startedAt, endedAt: sender.now() })
  if (delivery.token && !isStanding(delivery.token, startedAt)) return done(withdrawn(delivery))
  const outcome = await handOver(sender, by, delivery)
  const now = sender.now()
  if (outcome.kind === 'unreachable')
    return done(resultOfUnreachable(delivery, outcome.words, rest(sender, outcome.words)))
  if (outcome.kind === 'later' && outcome.isConnectionLost) {
    if (sender.mail.rest.stumbled()) rest(sender, outcome.words)
  } else if (sender.mail.rest.answered()) sender.log.info('the mail server answers again')
  return done(resultOf(outcome, delivery, now))
}

// A mail that cannot be composed is a bug of ours: it waits for a program that can, and holds up nothing else.
async function handOver(
  sender: Sender,
  by: Omit<Means, 'earlier'>,
  delivery: LeasedDelivery,
): Promise<SendOutcome> {
  try {
    const means = { ...by, earlier: await earlierMessages(sender.db, delivery) }
    return await sender.mail.send(await compose(sender, means, delivery), by.sentAs.signingKey)
  } catch (error) {
    sender.log.error({ err: error, messageId: delivery.messageId, position: delivery.position }, 'bug')
    return { kind: 'later', words: 'The mail could not be composed.', isConnectionLost: false }
  }
}

/** Leaves the server alone for a while; gives when this delivery is due again: after the others, which may fare better. */
function rest({ mail, log, now }: Sender, words: string): Date {
  const at = now()
  const isResting = mail.rest.left(at) > 0
  const seconds = mail.rest.failed(at)
  if (!isResting) log.warn({ words, seconds }, 'mail waits: the mail server cannot be used')
  return new Date(at.getTime() + (seconds + 15) * 1000)
}

import type { JobWiring } from '../../../wiring.ts'
import { isStanding, type Result, resultOf, resultOfUnreachable, withdrawn } from '../rules.ts'
import type { Attempt, LeasedDelivery } from '../store/queue.ts'
import type { MailTemplate } from '../types.ts'
import { compose } from './compose.ts'
import type { SendOutcome } from './smtp-outcome.ts'

/** Sends one delivery: composes it, hands it over, and says what that means. */
export async function send(
  wiring: JobWiring,
  template: MailTemplate,
  delivery: LeasedDelivery,
): Promise<Attempt> {
  const startedAt = wiring.now()
  const done = (result: Result): Attempt => ({ delivery, result, startedAt, endedAt: wiring.now() })
  if (delivery.token && !isStanding(delivery.token, startedAt)) return done(withdrawn(delivery))
  const outcome = await handOver(wiring, template, delivery)
  const now = wiring.now()
  if (outcome.kind === 'unreachable')
    return done(resultOfUnreachable(delivery, outcome.words, rest(wiring, outcome.words)))
  if (outcome.kind === 'later' && outcome.isConnectionLost) {
    if (wiring.mail.rest.stumbled()) rest(wiring, outcome.words)
  } else if (wiring.mail.rest.answered()) wiring.log.info('the mail server answers again')
  return done(resultOf(outcome, delivery, now))
}

// A mail that cannot be composed is a bug of ours: it waits for a program that can, and holds up nothing else.
async function handOver(
  wiring: JobWiring,
  template: MailTemplate,
  delivery: LeasedDelivery,
): Promise<SendOutcome> {
  try {
    return await wiring.mail.send(compose(wiring, template, delivery))
  } catch (error) {
    wiring.log.error({ err: error, messageId: delivery.messageId, position: delivery.position }, 'bug')
    return { kind: 'later', words: 'The mail could not be composed.', isConnectionLost: false }
  }
}

/** Leaves the server alone for a while; gives when this delivery is due again: after the others, which may fare better. */
function rest({ mail, log, now }: JobWiring, words: string): Date {
  const at = now()
  const seconds = mail.rest.failed(at)
  log.warn({ words, seconds }, 'mail cannot leave: the mail server cannot be used')
  return new Date(at.getTime() + Math.max(seconds, 60) * 1000)
}

import { keepWaiting, type LeasedDelivery, releaseLeases } from '../store/queue.ts'
import { newHand } from './hand.ts'
import { leaser } from './lease-more.ts'
import { connectionsAside, connectionsAtMost, sendSecondsAtMost } from './open-mail.ts'
import { send } from './send.ts'
import type { Sender } from './sender.ts'
import { senders } from './senders.ts'
import { templateCache } from './template-cache.ts'
import { outcomeWriter } from './write-outcomes.ts'

/** Outcomes not yet written: with what is on its way, all that a crash can repeat. */
const unwrittenAtMost = 3 * connectionsAtMost

/**
 * Sends what is due until nothing is, and what becomes due meanwhile. There is one sender in a process: wake-ups that
 * come while it works make it look again. While no SMTP is set, all stays in the built-in outbox.
 */
export async function deliverMail(sender: Sender): Promise<void> {
  const { mail } = sender
  mail.wakeUps += 1
  mail.bell.ring()
  if (mail.atWork || mail.closing.aborted) return
  mail.atWork = work(sender)
  await mail.atWork
}

async function work(sender: Sender): Promise<void> {
  const { mail } = sender
  try {
    let seen: number
    do {
      seen = mail.wakeUps
      await (mail.sends ? sendUntilRest(sender) : keepAll(sender))
    } while (seen !== mail.wakeUps && !mail.closing.aborted)
  } finally {
    mail.atWork = null
  }
}

async function keepAll({ db, now }: Sender): Promise<void> {
  const batch = 5000
  while ((await keepWaiting(db, now(), batch)) === batch);
}

/** One run: until nothing is due, the server needs to be left alone, or the program ends. */
async function sendUntilRest(sender: Sender): Promise<void> {
  const { db, mail, now } = sender
  const hand = newHand(mail.pace, { quick: connectionsAtMost, slow: connectionsAside })
  const templates = templateCache(db)
  const writer = outcomeWriter(db, mail.bell.ring)
  const as = senders(sender)
  const more = leaser(sender, { hand, templates, senders: as })
  let failure: unknown = null
  let seen = mail.wakeUps
  const isStopping = (): boolean =>
    failure !== null || writer.hasFailed || mail.closing.aborted || mail.rest.left(now()) > 0
  const begin = (something: Promise<void>): void => {
    something.then(mail.bell.ring, (error: unknown) => {
      failure ??= error
      mail.bell.ring()
    })
  }
  const fly = async (delivery: LeasedDelivery): Promise<void> => {
    const startedAt = performance.now()
    const overdue = setTimeout(() => {
      mail.pace.overdue(delivery.destination)
      mail.bell.ring()
    }, mail.pace.patience())
    const attempt = await send(
      sender,
      { template: templates.get(delivery.templateId), sentAs: as.of(delivery.departmentId) },
      delivery,
    )
    clearTimeout(overdue)
    hand.landed(delivery)
    // A server of ours that is away says nothing about theirs.
    if (attempt.result.attempt !== null)
      mail.pace.answered(delivery.destination, performance.now() - startedAt)
    writer.add(attempt)
  }

  for (;;) {
    // A lease under way at a wake-up may not have seen what it was about.
    if (seen !== mail.wakeUps && !more.isLeasing) {
      seen = mail.wakeUps
      more.woken()
    }
    if (!isStopping()) {
      const leasing = more.lease()
      if (leasing) begin(leasing)
      const atOnce = mail.rest.isTrying() ? 1 : connectionsAtMost + connectionsAside
      while (hand.flying < atOnce && writer.waiting < unwrittenAtMost) {
        const delivery = hand.take()
        if (!delivery) break
        if (isStale(delivery, now())) hand.landed(delivery)
        else begin(fly(delivery))
      }
    }
    const isQuiet = !more.isLeasing && hand.flying === 0
    if (isQuiet && (isStopping() || (hand.waiting === 0 && more.isDone() && seen === mail.wakeUps))) break
    await mail.bell.rung()
  }
  await writer.done()
  const left = hand.empty()
  if (left.length > 0) await releaseLeases(db, left)
  if (failure !== null) throw failure
}

/** Too near the end of its lease to be sure that it is ours until it has left: the lease runs out, and it is taken again. */
function isStale(delivery: LeasedDelivery, now: Date): boolean {
  return delivery.leasedUntil.getTime() - now.getTime() < (sendSecondsAtMost + 15) * 1000
}

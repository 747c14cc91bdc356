import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { JobWiring } from '../../../wiring.ts'
import { keepWaiting, type LeasedDelivery, leaseDue, releaseLeases } from '../store/queue.ts'
import { newHand } from './hand.ts'
import { connectionsAtMost, sendSecondsAtMost } from './open-mail.ts'
import { send } from './send.ts'
import { templateCache } from './template-cache.ts'
import { outcomeWriter } from './write-outcomes.ts'

const leaseMinutes = 5
/** A short rest is waited for here; a longer one ends with the next wake-up, which comes each minute. */
const restHere = 10_000

/**
 * Sends what is due until nothing is, and what becomes due meanwhile. There is one sender in a process: wake-ups that
 * come while it works make it look again. While no SMTP is set, all stays in the built-in outbox.
 */
export async function deliverMail(wiring: JobWiring): Promise<void> {
  const { mail } = wiring
  mail.wakeUps += 1
  mail.bell.ring()
  if (mail.atWork || mail.closing.aborted) return
  mail.atWork = work(wiring)
  await mail.atWork
}

async function work(wiring: JobWiring): Promise<void> {
  const { mail } = wiring
  try {
    let seen: number
    do {
      seen = mail.wakeUps
      await (mail.sends ? sendAll(wiring) : keepAll(wiring))
    } while (seen !== mail.wakeUps && !mail.closing.aborted)
  } finally {
    mail.atWork = null
  }
}

async function keepAll({ db, now }: JobWiring): Promise<void> {
  const batch = 5000
  while ((await keepWaiting(db, now(), batch)) === batch);
}

async function sendAll(wiring: JobWiring): Promise<void> {
  const { mail, now } = wiring
  for (;;) {
    const left = mail.rest.left(now())
    if (left > restHere) return
    if (left > 0) await pause(left, undefined, { signal: mail.closing }).catch(() => undefined)
    if (mail.closing.aborted) return
    await sendUntilRest(wiring)
    if (mail.rest.left(now()) === 0) return
  }
}

/** One run: until nothing is due, the server needs to be left alone, or the program ends. */
async function sendUntilRest(wiring: JobWiring): Promise<void> {
  const { db, mail, now } = wiring
  const hand = newHand(connectionsAtMost - 1)
  const templates = templateCache(db)
  const writer = outcomeWriter(db, mail.bell.ring)
  let leasing = false
  let failure: unknown = null
  /** Which destinations were left out when nothing more was due; null: not known. */
  let nothingWithout: string | null = null
  let seen = mail.wakeUps
  const isStopping = (): boolean =>
    failure !== null || writer.hasFailed || mail.closing.aborted || mail.rest.left(now()) > 0

  const lease = async (): Promise<void> => {
    const at = now()
    const without = hand.busy()
    const atMost = mail.rest.isTrying() ? 1 : hand.room()
    const until = new Date(at.getTime() + leaseMinutes * 60_000)
    const leased = await leaseDue(db, at, { atMost, token: randomUUID(), until, host: mail.host, without })
    await templates.load(leased.map((delivery) => delivery.templateId))
    hand.add(leased)
    nothingWithout = leased.length < atMost ? without.join() : null
  }
  const fly = async (delivery: LeasedDelivery): Promise<void> => {
    const attempt = await send(wiring, templates.get(delivery.templateId), delivery)
    hand.landed(delivery)
    writer.add(attempt)
  }
  const begin = (flight: Promise<void>): void => {
    flight
      .catch((error: unknown) => {
        failure ??= error
      })
      .finally(mail.bell.ring)
  }

  for (;;) {
    // Something may have become due since: also while a lease was under way, which then did not see it.
    if (seen !== mail.wakeUps && !leasing) {
      seen = mail.wakeUps
      nothingWithout = null
    }
    if (!isStopping()) {
      if (!leasing && hand.room() > 0 && nothingWithout !== hand.busy().join()) {
        leasing = true
        begin(
          lease().finally(() => {
            leasing = false
          }),
        )
      }
      const atOnce = mail.rest.isTrying() ? 1 : connectionsAtMost + 2
      while (hand.flying < atOnce && writer.waiting < 2 * connectionsAtMost) {
        const delivery = hand.take()
        if (!delivery) break
        if (isStale(delivery, now())) hand.landed(delivery)
        else begin(fly(delivery))
      }
    }
    const isQuiet = !leasing && hand.flying === 0
    if (isQuiet && (isStopping() || (hand.waiting === 0 && nothingWithout === '' && seen === mail.wakeUps)))
      break
    await mail.bell.rung()
  }
  await writer.done()
  const left = hand.empty()
  if (left.length > 0) await releaseLeases(db, left)
  if (failure !== null) throw failure
}

/** Too near the end of its lease to be sure that it is ours until it has left: the lease runs out, and it is taken again. */
function isStale(delivery: LeasedDelivery, now: Date): boolean {
  return delivery.leasedUntil.getTime() - now.getTime() < (sendSecondsAtMost + 30) * 1000
}

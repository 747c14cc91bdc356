import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { ReadingSite } from '../site.ts'
import { type Lease, type LeasedMail, leaseMails } from '../store/raw-mails.ts'
import { openDecider } from './decider.ts'
import { type MailInHand, readDirectly } from './direct-readers.ts'
import { readOne } from './read-one.ts'
import { openReader, type Reader } from './reader.ts'

const lookEvery = 250
const afterFailure = 5000
/** What a reader had that was killed waits so long; checking a sender ends long before. */
const leaseSeconds = 60
/** Mails on their way at once: some wait long for name servers of others. */
const mailsAtOnce = 64
const leasedAtOnce = 24
/** Their content in memory together, unless one alone is larger. */
const bytesAtOnce = 48 * 1024 * 1024

/**
 * Reads and decides what waits, oldest first, until `ending` aborts; what is on its way is then finished. It looks rather than
 * being woken, as the sender does (decision 21): mail comes in through other processes as well.
 */
export async function keepReading(site: ReadingSite, ending: AbortSignal): Promise<void> {
  const reader = openReader()
  const wait = (milliseconds: number) =>
    pause(milliseconds, undefined, { signal: ending }).catch(() => undefined)
  while (!ending.aborted) {
    try {
      await readWaiting(site, { reader, ending })
      await wait(lookEvery)
    } catch (error) {
      site.log.warn({ err: error }, 'incoming mail waits: the database could not be used')
      await wait(afterFailure)
    }
  }
  await reader.close()
}

/**
 * Reads and decides what is due until nothing is, for whoever wants it done now. What this process stores meanwhile comes at
 * once, unless others wait.
 */
export async function readWaiting(
  site: ReadingSite,
  { reader, ending }: { reader: Reader; ending?: AbortSignal },
): Promise<void> {
  const underWay = new Set<Promise<void>>()
  const decide = openDecider(site, () => underWay.size)
  let places = 0
  let bytes = 0
  let failure: unknown = null
  let looksAt = 0
  let somethingEnds = () => {}
  const begin = (mail: LeasedMail | MailInHand): void => {
    bytes += mail.size
    const work = readOne(site, reader, decide, mail)
      .catch((error: unknown) => {
        failure ??= error
      })
      .finally(() => {
        bytes -= mail.size
        underWay.delete(work)
        somethingEnds()
      })
    underWay.add(work)
  }
  const isOver = () => failure !== null || (ending?.aborted ?? false)
  const isBusy = () => underWay.size + places > 0
  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, lookEvery)
      somethingEnds = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  let hasMore = true
  const endDirectly = readDirectly(site.db, (size) => {
    if (hasMore || isOver() || underWay.size + places >= mailsAtOnce || bytes + size > bytesAtOnce)
      return null
    const leave = (): void => {
      places -= 1
      bytes -= size
      somethingEnds()
    }
    places += 1
    bytes += size
    return {
      lease: newLease(site),
      giveUp: leave,
      take(mail) {
        leave()
        begin(mail)
      },
    }
  })
  try {
    while (isBusy() || (hasMore && !isOver())) {
      const room = mailsAtOnce - underWay.size - places
      if (!isOver() && room >= leasedAtOnce / 2 && bytes < bytesAtOnce && performance.now() >= looksAt) {
        const leased = await lease(site, Math.min(room, leasedAtOnce))
        hasMore = leased.length > 0
        if (!hasMore) looksAt = performance.now() + lookEvery
        for (const mail of leased) {
          const { isSuspect } = mail
          while (underWay.size > 0 && (isSuspect || bytes + mail.size > bytesAtOnce)) await rest()
          begin(mail)
          while (isSuspect && underWay.size > 0) await rest()
        }
        if (hasMore) continue
      }
      // One that takes long keeps none waiting that comes meanwhile.
      if (isBusy()) await rest()
    }
  } finally {
    endDirectly()
  }
  if (failure !== null) throw failure
}

const lease = (site: ReadingSite, atMost: number): Promise<LeasedMail[]> =>
  leaseMails(site.db, site.now(), { atMost, ...newLease(site) })

const newLease = ({ now }: ReadingSite): Lease => ({
  token: randomUUID(),
  until: new Date(now().getTime() + leaseSeconds * 1000),
})

import { randomUUID } from 'node:crypto'
import { leaseDue } from '../store/queue.ts'
import type { Hand } from './hand.ts'
import type { Sender } from './sender.ts'
import type { Senders } from './senders.ts'
import type { TemplateCache } from './template-cache.ts'

const leaseMinutes = 3
/** Deliveries of better lanes taken beyond a full hand at a wake-up. */
const urgentAtMost = 10

/** Fills a hand with what is due, lanes in order, and knows when there is nothing more. */
export type Leaser = {
  readonly isLeasing: boolean
  /** True when everything due was leased, as far as was known at the last wake-up. */
  isDone(): boolean
  /** Something may have become due: looks again, and for better lanes even if the hand is full. */
  woken(): void
  /** Leases more if that is called for; null when it is not. */
  lease(): Promise<void> | null
}

export function leaser(
  { db, mail, now }: Sender,
  { hand, templates, senders }: { hand: Hand; templates: TemplateCache; senders: Senders },
): Leaser {
  let isLeasing = false
  let isUrgent = false
  /** Which destinations were left out when nothing more was due; null: not known. */
  let nothingWithout: string | null = null

  const wanted = (): { atMost: number; above?: number; without: string[] } | null => {
    if (isLeasing) return null
    const room = hand.room()
    const without = hand.busy()
    if (room > 0 && nothingWithout !== without.join())
      return { atMost: mail.rest.isTrying() ? 1 : room, without }
    if (room === 0 && isUrgent) return { atMost: urgentAtMost, above: hand.worstRank(), without: [] }
    return null
  }
  const take = async (ask: NonNullable<ReturnType<typeof wanted>>): Promise<void> => {
    const at = now()
    const until = new Date(at.getTime() + leaseMinutes * 60_000)
    const leased = await leaseDue(db, at, { ...ask, token: randomUUID(), until, host: mail.host })
    if (leased.length > 0) await senders.refresh(leased.map((delivery) => delivery.departmentId))
    await templates.load(leased.map((delivery) => delivery.templateId))
    hand.add(leased)
    if (ask.above === undefined) nothingWithout = leased.length < ask.atMost ? ask.without.join() : null
  }
  return {
    get isLeasing() {
      return isLeasing
    },
    isDone: () => nothingWithout === '',
    woken() {
      isUrgent = true
      nothingWithout = null
    },
    lease() {
      const ask = wanted()
      if (!ask) return null
      isUrgent = false
      isLeasing = true
      return take(ask).finally(() => {
        isLeasing = false
      })
    },
  }
}

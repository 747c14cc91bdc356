import type { LeasedDelivery } from '../store/queue.ts'
import type { Pace } from './pace.ts'

/** How many deliveries to have ready: few, for a crash leaves them to the end of their lease. */
const readyAtMost = 30
/** Fewer than these ready: time to lease more. */
const readyEnough = 15
/** Of a slow destination fewer are kept ready. */
const slowReady = 3

/**
 * Deliveries leased and not yet on their way. Lanes go in order; how many to one destination may be on their way says its
 * pace, so that a slow one never holds up the others; credentials are held back by nothing.
 */
export type Hand = {
  add(deliveries: readonly LeasedDelivery[]): void
  /** The next that may leave, now counted as being on its way. */
  take(): LeasedDelivery | undefined
  /** A delivery that was taken has arrived or failed. */
  landed(delivery: LeasedDelivery): void
  /** How many more to lease now; 0 while there is enough. */
  room(): number
  /** The least of the lanes waiting, by its rank: only a better one is worth adding to a full hand. */
  worstRank(): number
  /** Destinations of which no more should be leased. */
  busy(): string[]
  /** Everything not yet taken, which is no longer here. */
  empty(): LeasedDelivery[]
  readonly waiting: number
  readonly flying: number
}

const credentialRank = 1

/** @param atOnce how many may be on their way: to whom it goes quickly, and besides to slow destinations */
export function newHand(pace: Pace, atOnce: { quick: number; slow: number }): Hand {
  let waiting: LeasedDelivery[] = []
  const flying = new Map<string, number>()
  const flyingTo = (destination: string): number => flying.get(destination) ?? 0
  const flyingSlowly = (): number =>
    sum([...flying].filter(([to]) => pace.isSlow(to)).map(([, count]) => count))
  const flyingInAll = (): number => sum([...flying.values()])
  const freeIn = () => {
    const slow = flyingSlowly()
    return { slow: atOnce.slow - slow, quick: atOnce.quick - (flyingInAll() - slow) }
  }
  const mayLeave = ({ laneRank, destination }: LeasedDelivery, free: ReturnType<typeof freeIn>): boolean => {
    if (laneRank === credentialRank) return free.quick > 0
    if (flyingTo(destination) >= pace.limitOf(destination)) return false
    return pace.isSlow(destination) ? free.slow > 0 : free.quick > 0
  }
  return {
    add(deliveries) {
      waiting = [...waiting, ...deliveries].sort((one, other) => one.laneRank - other.laneRank)
    },
    take() {
      const free = freeIn()
      const at = waiting.findIndex((delivery) => mayLeave(delivery, free))
      const [delivery] = at < 0 ? [] : waiting.splice(at, 1)
      if (delivery) flying.set(delivery.destination, flyingTo(delivery.destination) + 1)
      return delivery
    },
    landed({ destination }) {
      const left = flyingTo(destination) - 1
      if (left > 0) flying.set(destination, left)
      else flying.delete(destination)
    },
    room() {
      // Whether a connection is free just now does not matter: it will be.
      const ready = waiting.filter((delivery) => !isHeldUp(delivery)).length
      return ready >= readyEnough ? 0 : readyAtMost - ready
    },
    worstRank: () => waiting.at(-1)?.laneRank ?? credentialRank,
    busy: () =>
      [...Map.groupBy(waiting, (delivery) => delivery.destination)]
        .filter(([to, theirs]) => {
          const enough = pace.isSlow(to) ? slowReady : readyEnough
          return theirs.length >= enough && theirs.some(isHeldUp)
        })
        .map(([destination]) => destination),
    empty() {
      const all = waiting
      waiting = []
      return all
    },
    get waiting() {
      return waiting.length
    },
    get flying() {
      return flyingInAll()
    },
  }

  function isHeldUp({ laneRank, destination }: LeasedDelivery): boolean {
    if (laneRank === credentialRank) return false
    if (flyingTo(destination) >= pace.limitOf(destination)) return true
    return pace.isSlow(destination) && flyingSlowly() >= atOnce.slow
  }
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)

import type { LeasedDelivery } from '../store/queue.ts'

/** How many deliveries to have ready: few, for a crash leaves them to the end of their lease. */
const readyAtMost = 30
/** Fewer than these ready: time to lease more. */
const readyEnough = 15

/**
 * Deliveries leased and not yet on their way. Lanes go in order; one destination may take all connections but one, so
 * that a slow one never holds up the others; credentials are held back by nothing.
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

export function newHand(atOncePerDestination: number): Hand {
  let waiting: LeasedDelivery[] = []
  const flying = new Map<string, number>()
  const flyingTo = (destination: string): number => flying.get(destination) ?? 0
  const mayLeave = (delivery: LeasedDelivery): boolean =>
    delivery.laneRank === credentialRank || flyingTo(delivery.destination) < atOncePerDestination
  return {
    add(deliveries) {
      waiting = [...waiting, ...deliveries].sort((one, other) => one.laneRank - other.laneRank)
    },
    take() {
      const at = waiting.findIndex(mayLeave)
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
      const ready = waiting.filter(mayLeave).length
      return ready >= readyEnough ? 0 : readyAtMost - ready
    },
    worstRank: () => waiting.at(-1)?.laneRank ?? credentialRank,
    busy: () =>
      [...Map.groupBy(waiting, (delivery) => delivery.destination)]
        .filter(
          ([destination, theirs]) =>
            theirs.length >= readyEnough && flyingTo(destination) >= atOncePerDestination,
        )
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
      return [...flying.values()].reduce((sum, count) => sum + count, 0)
    },
  }
}

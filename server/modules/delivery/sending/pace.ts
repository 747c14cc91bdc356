/**
 * How quickly mail to each destination is taken. One destination may take all connections but one; one that is slow, or
 * not known yet, takes a single one, and the slow ones together only those kept aside for them. So a slow server slows
 * itself: what it holds up is not counted among the connections of the others.
 */
export type Pace = {
  /** How many to a destination may be on their way at once. */
  limitOf(destination: string): number
  isSlow(destination: string): boolean
  /** Milliseconds after which a mail on its way counts as slow: several times what is usual. */
  patience(): number
  /** A mail is on its way for longer than that. */
  overdue(destination: string): void
  /** A mail was answered after so many milliseconds. */
  answered(destination: string, milliseconds: number): void
}

/** What is remembered: more destinations than a mailing meets at once. */
const knownAtMost = 5000

export function paceOfDestinations(limits: { quick: number; unknown: number }): Pace {
  const known = new Map<string, 'quick' | 'slow'>()
  let usual = 250
  const remember = (destination: string, pace: 'quick' | 'slow'): void => {
    known.delete(destination)
    known.set(destination, pace)
    const [oldest] = known.keys()
    if (known.size > knownAtMost && oldest !== undefined) known.delete(oldest)
  }
  const patience = (): number => Math.max(1000, 4 * usual)
  return {
    limitOf: (destination) => (known.get(destination) === 'quick' ? limits.quick : limits.unknown),
    isSlow: (destination) => known.get(destination) === 'slow',
    patience,
    overdue: (destination) => remember(destination, 'slow'),
    answered(destination, milliseconds) {
      remember(destination, milliseconds > patience() ? 'slow' : 'quick')
      // Where all is slow, nothing is: then it is our server, and holding mail back would help nobody.
      usual += (milliseconds - usual) / 20
    },
  }
}

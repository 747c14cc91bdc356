/**
 * Whether an address is dead, by the status of a report (RFC 3463), as it is read from a server's answer while sending: 5.1.1
 * no such mailbox, 5.1.2 no such system, 5.1.3 bad address, 5.1.6 moved, 5.1.10 takes no mail (RFC 7505), 5.2.1 disabled. A
 * full mailbox, a size or a policy says nothing about the address.
 */
export function kindOfStatus(status: string | null): 'hard' | 'soft' {
  return status !== null && /^5\.(1\.(1|2|3|6|10)|2\.1)$/.test(status) ? 'hard' : 'soft'
}

/** Why a report only makes agents look: it names a copy, and did not come to that copy's return path. */
export const bouncedElsewhere = 'bounce-elsewhere'

/** From so many soft bounces on so many days an address is taken for dead, in so many days. */
export const softBounces = { atLeast: 5, onDays: 3, inDays: 30 }

/** Whether what came back softly adds up to a dead address. */
export function isWornOut(bounces: readonly { day: string }[]): boolean {
  const days = new Set(bounces.map(({ day }) => day))
  return bounces.length >= softBounces.atLeast && days.size >= softBounces.onDays
}

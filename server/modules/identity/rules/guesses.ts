/** What is kept of tries that failed, or are still under way. */
export type Guesses = { failures: number; lastFailureAt: Date; waitUntil: Date }

/** How guessing is slowed: so many tries free, then pauses that double up to the longest; forgotten after a while. */
export type GuessLimit = {
  free: number
  firstSeconds: number
  longestSeconds: number
  forgottenAfterSeconds: number
}

const minute = 60
const hour = 60 * minute

export const guessLimits = {
  // A person tried: at most some 290 guesses a day go through, and nobody is locked out for longer than five minutes.
  person: { free: 5, firstSeconds: 1, longestSeconds: 5 * minute, forgottenAfterSeconds: 24 * hour },
  // A network address: many people may share one, and each right password takes its own try back.
  network: { free: 20, firstSeconds: 1, longestSeconds: 5 * minute, forgottenAfterSeconds: hour },
  // Six digits: whoever tries here has the password already, so the pauses may grow longer.
  code: { free: 5, firstSeconds: 1, longestSeconds: hour, forgottenAfterSeconds: 24 * hour },
  // Asking for a link by mail, whatever becomes of it.
  link: { free: 10, firstSeconds: 1, longestSeconds: 5 * minute, forgottenAfterSeconds: hour },
  // Links mailed to one address: three an hour.
  mailed: { free: 3, firstSeconds: hour, longestSeconds: hour, forgottenAfterSeconds: hour },
} satisfies Record<string, GuessLimit>

/** One more try counted, before its outcome is known; or how long to wait first. */
export function countGuess(kept: Guesses, now: Date, limit: GuessLimit): Guesses | { waitSeconds: number } {
  const pause = kept.waitUntil.getTime() - now.getTime()
  if (pause > 0) return { waitSeconds: Math.ceil(pause / 1000) }
  const isForgotten = now.getTime() - kept.lastFailureAt.getTime() > limit.forgottenAfterSeconds * 1000
  const failures = isForgotten ? 1 : kept.failures + 1
  const waitSeconds = pauseAfter(failures, limit)
  return { failures, lastFailureAt: now, waitUntil: new Date(now.getTime() + waitSeconds * 1000) }
}

function pauseAfter(failures: number, limit: GuessLimit): number {
  if (failures < limit.free) return 0
  return Math.min(limit.longestSeconds, limit.firstSeconds * 2 ** Math.min(failures - limit.free, 20))
}

/** The network that an address stands for: whoever has one IPv6 address has its whole /64 (RFC 6177). */
export function networkOf(ip: string | null): string {
  if (!ip?.includes(':')) return ip ?? ''
  if (/^::ffff:\d+\.\d+\.\d+\.\d+$/i.test(ip)) return ip.slice('::ffff:'.length)
  const [head = '', tail] = ip.toLowerCase().split('::', 2)
  const before = head === '' ? [] : head.split(':')
  const after = tail ? tail.split(':') : []
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0')
  const groups = [...before, ...zeros, ...after].slice(0, 4)
  return groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')
}

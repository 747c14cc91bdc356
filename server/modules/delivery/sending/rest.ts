/** Leaving the server alone after it could not be used, longer each time, and trying it with one message afterwards. */
export type Rest = {
  /** Milliseconds still to wait. */
  left(now: Date): number
  /** Whether the next message is a try: one at a time until the server answers. */
  isTrying(): boolean
  /** The server could not be used: gives the seconds to wait. Failures of messages that were on their way together are one. */
  failed(now: Date): number
  /** A connection ended with a message on it: true when that happened several times in a row, which is no message's fault. */
  stumbled(): boolean
  /** The server answered about a message; true when it could not be used before. */
  answered(): boolean
}

const seconds = [2, 10, 30, 60, 120, 300]
const stumblesAtMost = 3

export function restAfterFailures(): Rest {
  let failures = 0
  let until = 0
  let stumbles = 0
  return {
    left: (now) => Math.max(0, until - now.getTime()),
    isTrying: () => failures > 0,
    failed(now) {
      const isAnother = now.getTime() >= until
      if (isAnother) {
        until = now.getTime() + (seconds[Math.min(failures, seconds.length - 1)] as number) * 1000
        failures += 1
      }
      return Math.ceil((until - now.getTime()) / 1000)
    },
    stumbled() {
      stumbles += 1
      return stumbles >= stumblesAtMost
    },
    answered() {
      const wasFailing = failures > 0
      failures = 0
      stumbles = 0
      return wasFailing
    },
  }
}

/** So many seconds' worth of requests may come at once, after a pause. */
const burstSeconds = 10

/**
 * How far an API key has used up what it may ask: how many requests may come at once, how many of them are left now, what
 * this one took, and the seconds to wait when it may not pass (0: it may).
 */
export type KeyUse = { total: number; remaining: number; used: number; retryAfter: number }

/** Counts a request of a key; null where requests are not counted. */
export type UseOfKey = (apiKeyId: number, now: Date) => KeyUse | null

/**
 * Counts the requests of each API key against so many a second (a token bucket each). Kept in memory: a restart forgets it,
 * and each process counts for itself.
 */
export function keyLimit(perSecond: number): (apiKeyId: number, now: Date) => KeyUse {
  const total = perSecond * burstSeconds
  const buckets = new Map<number, { left: number; at: number }>()
  return (apiKeyId, now) => {
    const at = now.getTime()
    const bucket = buckets.get(apiKeyId) ?? { left: total, at }
    bucket.left = Math.min(total, bucket.left + (Math.max(0, at - bucket.at) / 1000) * perSecond)
    bucket.at = at
    buckets.set(apiKeyId, bucket)
    if (bucket.left < 1) return { total, remaining: 0, used: 0, retryAfter: (1 - bucket.left) / perSecond }
    bucket.left -= 1
    return { total, remaining: Math.floor(bucket.left), used: 1, retryAfter: 0 }
  }
}

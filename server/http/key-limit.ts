/** So many seconds' worth of requests may come at once, after a pause. */
const burstSeconds = 10

/**
 * Counts the requests of each API key against so many a second (a token bucket each): gives the seconds to wait, or 0 for a
 * request that may pass. Kept in memory: a restart forgets it, and each process counts for itself.
 */
export function keyLimit(perSecond: number): (apiKeyId: number, now: Date) => number {
  const most = perSecond * burstSeconds
  const buckets = new Map<number, { left: number; at: number }>()
  return (apiKeyId, now) => {
    const at = now.getTime()
    const bucket = buckets.get(apiKeyId) ?? { left: most, at }
    bucket.left = Math.min(most, bucket.left + (Math.max(0, at - bucket.at) / 1000) * perSecond)
    bucket.at = at
    buckets.set(apiKeyId, bucket)
    if (bucket.left < 1) return (1 - bucket.left) / perSecond
    bucket.left -= 1
    return 0
  }
}

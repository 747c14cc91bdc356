import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

/** Somebody who hears what committed transactions say on the channel. */
export type Follower = {
  /** From now on nothing is missed; called again when the connection was lost and stands again. */
  stands: () => void
  hear: (text: string) => void
  /** The program ends. */
  ends: () => void
}

export type LiveFeed = {
  /** Follows until the function that it returns is called; null when `of` follows as often as it may. */
  follow: (of: number, follower: Follower) => (() => void) | null
  /** The program's clock. */
  now: () => Date
  close: () => Promise<void>
}

const mostOfOne = 20
const afterFailure = 250
const longestWait = 30_000

/**
 * One connection that listens (PostgreSQL: LISTEN) for all followers of the process; it is opened for the first of them and
 * let go after the last.
 */
export function openLiveFeed(options: {
  url: string
  channel: string
  now: () => Date
  onFailure: (error: unknown) => void
}): LiveFeed {
  const followers = new Map<Follower, number>()
  const ending = new AbortController()
  let client: pg.Client | null = null
  let standing = false
  let isLetGo = false
  let running: Promise<void> | null = null

  const listenOnce = async (): Promise<void> => {
    isLetGo = false
    const listener = new pg.Client({
      connectionString: options.url,
      application_name: 'encopia live',
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    })
    const lost = new Promise<void>((resolve) => {
      listener.on('error', () => resolve())
      listener.on('end', () => resolve())
    })
    listener.on('notification', ({ payload = '' }) => {
      for (const follower of followers.keys()) follower.hear(payload)
    })
    client = listener
    try {
      // An end that is asked for while it connects leaves pg's `connect` unanswered for ever.
      if (await Promise.race([listener.connect().then(() => false), lost.then(() => true)])) return
      await listener.query(`listen ${pg.escapeIdentifier(options.channel)}`)
      standing = true
      for (const follower of followers.keys()) follower.stands()
      await lost
    } finally {
      standing = false
      client = null
      await listener.end().catch(() => undefined)
    }
  }

  const listen = async (): Promise<void> => {
    let wait = afterFailure
    while (followers.size > 0 && !ending.signal.aborted) {
      const began = Date.now()
      await listenOnce().catch((error) => {
        if (!isLetGo && !ending.signal.aborted) options.onFailure(error)
      })
      // Somebody came while the last one's connection was being let go: nothing has failed.
      if (isLetGo) continue
      if (followers.size === 0 || ending.signal.aborted) break
      if (Date.now() - began > longestWait) wait = afterFailure
      await pause(wait, undefined, { signal: ending.signal }).catch(() => undefined)
      wait = Math.min(wait * 2, longestWait)
    }
  }

  const keepListening = (): void => {
    running ??= listen().finally(() => {
      running = null
      // Somebody came just after the last one had left.
      if (followers.size > 0 && !ending.signal.aborted) keepListening()
    })
  }

  return {
    now: options.now,
    follow(of, follower) {
      const already = [...followers.values()].filter((each) => each === of).length
      if (already >= mostOfOne || ending.signal.aborted) return null
      followers.set(follower, of)
      if (standing) follower.stands()
      keepListening()
      return () => {
        followers.delete(follower)
        if (followers.size > 0) return
        isLetGo = true
        standing = false
        void client?.end().catch(() => undefined)
      }
    },
    async close() {
      ending.abort()
      for (const follower of followers.keys()) follower.ends()
      await client?.end().catch(() => undefined)
      await running
    },
  }
}

/** Where nobody watches: a command line. */
export const noLiveFeed: LiveFeed = {
  follow: () => null,
  now: () => new Date(),
  close: async () => undefined,
}

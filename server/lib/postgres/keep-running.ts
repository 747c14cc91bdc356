import { setTimeout as pause } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import { endPostmaster } from './end.ts'
import type { Postmaster } from './launch.ts'

const longestPause = 10_000
const calmAfter = 60_000

/** Starts PostgreSQL again each time it dies, after pauses that grow while it keeps dying, until it is stopped. */
export function keepRunning(options: {
  first: Postmaster
  launchAgain: () => Promise<Postmaster>
  /** Ends a launch that is under way when the stop comes. */
  stopping: AbortController
  binaries: Binaries
  log: (line: string) => void
}): { stop(): Promise<void> } {
  const { launchAgain, stopping, binaries, log } = options
  let current: Postmaster | undefined = options.first

  const watch = async () => {
    let wait = 100
    while (!stopping.signal.aborted) {
      if (current) {
        const since = performance.now()
        const end = await current.ended
        current = undefined
        if (stopping.signal.aborted) return
        if (performance.now() - since > calmAfter) wait = 100
        log(`PostgreSQL ended unexpectedly (${end}); starting it again.`)
      }
      await pause(wait, undefined, { signal: stopping.signal }).catch(() => undefined)
      if (stopping.signal.aborted) return
      wait = Math.min(wait * 2, longestPause)
      try {
        current = await launchAgain()
        log('PostgreSQL runs again.')
      } catch (error) {
        log(error instanceof Error ? error.message : String(error))
      }
    }
  }
  const watching = watch()

  const endCurrent = async () => {
    if (current) await endPostmaster({ pid: current.pid, binaries, hasEnded: current.hasEnded })
  }

  return {
    async stop() {
      stopping.abort()
      await endCurrent()
      await watching
      // A launch may have succeeded at the very moment of the stop.
      await endCurrent()
    },
  }
}

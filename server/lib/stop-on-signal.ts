import type { Log } from './log.ts'

/** Ends everything in the given order on SIGTERM or SIGINT, once; a second signal while it lasts changes nothing. */
export function stopOnSignal(endings: readonly (() => Promise<unknown>)[], log: Log): void {
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    for (const end of endings)
      await end().catch((error: unknown) => log.error({ err: error }, 'could not end cleanly'))
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { type Binaries, program } from './binaries.ts'
import type { Layout } from './layout.ts'

/** PostgreSQL's ways down: when its sessions have ended; ending them; without writing what is in memory; at once. */
type Signal = 'SIGTERM' | 'SIGINT' | 'SIGQUIT' | 'SIGKILL'

const ways: { signal: Signal; seconds: number }[] = [
  // A pool that was just closed says goodbye a moment later, and would take being cut off for an error.
  { signal: 'SIGTERM', seconds: 0.5 },
  { signal: 'SIGINT', seconds: 30 },
  { signal: 'SIGQUIT', seconds: 5 },
  { signal: 'SIGKILL', seconds: 5 },
]

/** Ends a PostgreSQL, gently first and within 40 seconds. What it had not written, the next start recovers. */
export async function endPostmaster(options: {
  pid: number
  binaries: Binaries
  hasEnded: () => boolean
}): Promise<void> {
  for (const { signal, seconds } of ways) {
    sendSignal({ ...options, signal })
    const until = performance.now() + seconds * 1000
    while (performance.now() < until) {
      if (options.hasEnded()) return
      await pause(5)
    }
  }
}

export function sendSignal({
  pid,
  binaries,
  signal,
}: {
  pid: number
  binaries: Binaries
  signal: Signal
}): void {
  if (process.platform === 'win32') {
    // Windows has no such signals; PostgreSQL's own tool knows the pipe that stands for them.
    spawnSync(program(binaries, 'pg_ctl'), ['kill', signal.slice(3), String(pid)])
    return
  }
  try {
    process.kill(pid, signal)
  } catch {
    // It ended by itself in between.
  }
}

/** Ends backends whose postmaster died, where the system shows them (Linux): a busy one would notice only later. */
export function endLeftBackends(layout: Layout): void {
  if (process.platform !== 'linux') return
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const isOurs =
        readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres' &&
        readlinkSync(`/proc/${pid}/cwd`) === layout.cluster
      if (isOurs) process.kill(Number(pid), 'SIGKILL')
    } catch {
      // Gone meanwhile, or not ours to look at.
    }
  }
}

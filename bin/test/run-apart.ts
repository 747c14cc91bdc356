import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findBinaries } from '../../server/lib/postgres/binaries.ts'
import { endPostmaster } from '../../server/lib/postgres/end.ts'
import { layoutOf } from '../../server/lib/postgres/layout.ts'
import { isPostmasterOf, readPidFile } from '../../server/lib/postgres/pid-file.ts'

const hasGroups = process.platform !== 'win32'
const patience = 20_000

/**
 * Runs a script with a process group and a temporary folder of its own, so that at its end (or at `stop`, which
 * interrupts it) nothing is left of what it began: programs that a test was about to kill or to start again, their
 * PostgreSQLs, which live in sessions of their own, and their files. Gives the exit code.
 */
export async function runApart(
  args: readonly string[],
  options: { cwd: string; env: NodeJS.ProcessEnv; folder: string; stop: AbortSignal },
): Promise<number> {
  const { cwd, env, folder, stop } = options
  mkdirSync(folder)
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...env, TMPDIR: folder },
    // Whoever is not in the terminal's own group must not read from it.
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: hasGroups,
  })
  const group = child.pid ?? 0
  const ended = once(child, 'exit')
  const interrupt = (): void => {
    signal(group, 'SIGINT')
    setTimeout(() => signal(group, 'SIGKILL'), patience).unref()
  }
  stop.addEventListener('abort', interrupt)
  const [code] = await ended
  stop.removeEventListener('abort', interrupt)
  await endGroup(group)
  await endLeftPostgres(folder)
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  return typeof code === 'number' ? code : 1
}

async function endGroup(group: number): Promise<void> {
  if (!hasGroups || !signal(group, 'SIGTERM')) return
  // The second round only waits for whoever buries the dead.
  for (const last of ['SIGKILL', 0] as const) {
    const until = performance.now() + patience
    while (signal(group, 0) && performance.now() < until) await pause(20)
    signal(group, last)
  }
}

/** False when nobody is there any more. */
function signal(group: number, what: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(hasGroups ? -group : group, what)
  } catch {
    return false
  }
}

async function endLeftPostgres(folder: string): Promise<void> {
  for (const file of globSync('{*,*/*}/postgres/cluster/postmaster.pid', { cwd: folder })) {
    const layout = layoutOf(dirname(dirname(dirname(join(folder, file)))))
    const pid = readPidFile(layout)?.pid ?? 0
    const hasEnded = (): boolean => !isPostmasterOf(layout, pid)
    if (!hasEnded()) await endPostmaster({ pid, binaries: findBinaries(), hasEnded })
  }
}

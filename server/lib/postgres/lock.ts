import { readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { orUnwritable } from '../or-unwritable.ts'
import { StartProblem } from '../start-problem.ts'
import type { Layout } from './layout.ts'

export type Lock = { release(): void }

// An earlier program may still be stopping, and another may hold the lock for a moment, only to see whether it is free.
const patience = 3000

/**
 * Takes DATA_DIR for this process, or says who has it after three seconds.
 *
 * Node has no file locks of its own; those of SQLite are the kernel's, on every platform: exclusive between processes,
 * and freed however the holder dies. Nothing is ever stored in the file.
 * @throws StartProblem when another process holds it
 */
export async function takeLock(layout: Layout): Promise<Lock> {
  const until = performance.now() + patience
  let lock = tryLock(layout)
  while (!lock && performance.now() < until) {
    await pause(50)
    lock = tryLock(layout)
  }
  if (!lock)
    throw new StartProblem(
      `Encopia is already running on ${layout.dataDir} (process ${holderOf(layout)}): stop it first, or set DATA_DIR to another folder.`,
    )
  orUnwritable(layout.dataDir, () => writeFileSync(layout.holder, `${process.pid}\n`))
  return lock
}

/** Whether some process, this one included, holds the lock now. */
export function isLocked(layout: Layout): boolean {
  const lock = tryLock(layout)
  lock?.release()
  return lock === undefined
}

function tryLock(layout: Layout): Lock | undefined {
  return orUnwritable(layout.dataDir, () => {
    const file = new DatabaseSync(layout.lock)
    try {
      file.exec('begin exclusive')
      return { release: () => file.close() }
    } catch (error) {
      file.close()
      if (isBusy(error)) return undefined
      throw error
    }
  })
}

const SQLITE_BUSY = 5

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY
}

function holderOf(layout: Layout): string {
  try {
    return readFileSync(layout.holder, 'utf8').trim()
  } catch {
    return 'unknown'
  }
}

import { readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { StartProblem } from '../start-problem.ts'
import type { Layout } from './layout.ts'

export type Lock = { release(): void }

// Another program may be holding the lock for a moment, only to see whether it is free.
const patience = 300

/**
 * Takes DATA_DIR for this process, or says who has it.
 *
 * Node has no file locks of its own; those of SQLite are the kernel's, on every platform: exclusive between processes,
 * and freed however the holder dies. Nothing is ever stored in the file.
 * @throws StartProblem when another process holds it
 */
export function takeLock(layout: Layout): Lock {
  const lock = tryLock(layout, patience)
  if (!lock)
    throw new StartProblem(
      `Encopia is already running on ${layout.dataDir} (process ${holderOf(layout)}): stop it first, or set DATA_DIR to another folder.`,
    )
  writeFileSync(layout.holder, `${process.pid}\n`)
  return lock
}

/** Whether some process, this one included, holds the lock now. */
export function isLocked(layout: Layout): boolean {
  const lock = tryLock(layout, 0)
  lock?.release()
  return lock === undefined
}

function tryLock(layout: Layout, milliseconds: number): Lock | undefined {
  const file = new DatabaseSync(layout.lock)
  try {
    file.exec(`pragma busy_timeout = ${milliseconds}`)
    file.exec('begin exclusive')
  } catch (error) {
    file.close()
    if (isBusy(error)) return undefined
    throw error
  }
  return { release: () => file.close() }
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

import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const memory = '/dev/shm'
const ofMemory = 0x01021994
const gigabyte = 1024 ** 3

/**
 * Where tests put what they throw away: in memory where there is plenty of it. To clone a database is to make 600 files,
 * on a disk twenty times the work. `TMPDIR` has the last word.
 */
export function temporaryPlace(): string {
  return process.env.TMPDIR || !hasRoom() ? tmpdir() : memory
}

function hasRoom(): boolean {
  try {
    const { type, bavail, bsize } = statfsSync(memory)
    return type === ofMemory && bavail * bsize > 4 * gigabyte && process.availableMemory() > 8 * gigabyte
  } catch {
    return false
  }
}

import type { Handle } from '../../lib/db.ts'
import { countWanted, estimateWanted } from './store/counts.ts'
import type { Wanted } from './types.ts'
import type { CountAnswer } from './wire.ts'

const countedAtMost = 10_000

/** How many are wanted: exact up to 10,000 unless told otherwise, or where it is known anyway; then what the database's statistics say. */
export async function countRecords(
  db: Handle,
  wanted: Wanted,
  known: number | null = null,
  atMost = countedAtMost,
): Promise<CountAnswer> {
  if (known !== null) return { value: known, isExact: true }
  const counted = await countWanted(db, wanted, atMost + 1)
  if (counted <= atMost) return { value: counted, isExact: true }
  return { value: Math.max(counted, Math.round(await estimateWanted(db, wanted))), isExact: false }
}

/** All of them counted, however long it takes. */
export async function countExactly(db: Handle, wanted: Wanted): Promise<CountAnswer> {
  return { value: await countWanted(db, wanted, null), isExact: true }
}

import type { Tx } from '../../lib/db.ts'
import { deleteRunOut } from './store/upkeep.ts'

const keptDays = 30

/** Removes what has run out and nobody can use: sessions, guesses, idempotency keys older than 30 days. */
export async function forgetOldCredentials(tx: Tx, now: Date): Promise<void> {
  await deleteRunOut(tx, { now, keptSince: new Date(now.getTime() - keptDays * 86_400_000) })
}

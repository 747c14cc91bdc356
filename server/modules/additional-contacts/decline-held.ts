import { type Db, inTransaction } from '../../lib/db.ts'
import type { Author } from '../trail/index.ts'
import { declineCategories } from './decline-categories.ts'
import { allHeld } from './store/held-declines.ts'

/** Declines what was wished while nobody else would have heard of bills or domains, where somebody else does by now. */
export async function declineHeld(db: Db, now: Date): Promise<void> {
  for (const held of await allHeld(db))
    await inTransaction(db, (tx) => declineCategories(tx, program, now, held))
}

const program: Author = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' }

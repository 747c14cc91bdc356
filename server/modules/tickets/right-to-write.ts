import type { Handle } from '../../lib/db.ts'
import { rightToWriteOf } from './rules/right-to-write.ts'
import { type Writer, writerFacts } from './store/rights.ts'
import { survivorsOf } from './store/tickets.ts'
import type { RightToWrite } from './types.ts'

/**
 * Whether each may write to a ticket, by today's facts, and as what: from an address (a mail that proved it), or as a person
 * who is signed in. Null: not, or no such ticket. A merged ticket is the one it was merged into.
 */
export async function rightToWrite(db: Handle, asked: readonly Writer[]): Promise<(RightToWrite | null)[]> {
  const survivors = await survivorsOf(
    db,
    asked.map(({ ticketId }) => ticketId),
  )
  const now = asked.map((writer) => ({
    ...writer,
    ticketId: survivors.get(writer.ticketId) ?? writer.ticketId,
  }))
  const facts = await writerFacts(db, now)
  return facts.map((each) => each && rightToWriteOf(each)).map((right) => right ?? null)
}

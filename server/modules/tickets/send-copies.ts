import type { Tx } from '../../lib/db.ts'
import type { Site } from './site.ts'
import type { StoredMessage, Ticket } from './types.ts'

/** Puts the copies of a message on their way: to everybody whom the ticket's category and participants reach. */
export async function sendCopies(
  _tx: Tx,
  _site: Site,
  _now: Date,
  _of: { ticket: Ticket; message: StoredMessage },
): Promise<void> {}

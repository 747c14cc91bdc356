import type { Tx } from '../../lib/db.ts'
import type { TicketEvent } from './types.ts'

/** Tells agents what happened in tickets, in the transaction in which it did. */
export async function tellAgents(_tx: Tx, _now: Date, _events: readonly TicketEvent[]): Promise<void> {}

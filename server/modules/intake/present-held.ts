import type { Problem } from '../../lib/errors.ts'
import type { HeldRow } from './store/held.ts'
import type { HeldMailItem } from './wire.ts'

/** A held mail as the queue shows it. */
export function presentHeld(row: HeldRow, sentence: (problem: Problem) => string): HeldMailItem {
  return {
    id: row.id,
    receivedAt: row.receivedAt.toISOString(),
    heldAt: row.heldAt.toISOString(),
    via: row.via,
    step: row.step,
    reason: { code: row.reason, message: sentence({ path: '', code: `incoming.${row.reason}` }) },
    from: row.address === null ? null : { address: row.address, name: row.senderName ?? '' },
    claims: row.claims,
    subject: row.subject ?? '',
    department: row.department,
    ticket: row.ticket,
    askedAt: row.askedAt?.toISOString() ?? null,
    ended:
      row.endedAt && row.ending
        ? {
            at: row.endedAt.toISOString(),
            ending: row.ending,
            by: row.endedBy,
            ticketId: row.endedTicketId,
          }
        : null,
  }
}

import type { TicketRow } from './store/read-tickets.ts'
import type { OwnTicketItemRow, TicketItemRow } from './store/ticket-lists.ts'
import type { OwnTicketItem, PersonAnswer, TicketAnswer, TicketItem } from './wire.ts'

const iso = (time: Date | null): string | null => time?.toISOString() ?? null

/** A ticket as agents see it. */
export function presentTicket(
  row: TicketRow,
  around: { people: PersonAnswer[]; accounts: { id: number; name: string }[] },
): TicketAnswer {
  return {
    ...row,
    ...around,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    lastMessageAt: row.lastMessageAt.toISOString(),
    resolvedAt: iso(row.resolvedAt),
    closedAt: iso(row.closedAt),
    participants: row.participants.map((each) => ({ ...each, at: new Date(each.at).toISOString() })),
  }
}

/** A ticket in agents' lists of an account or a contact. */
export const presentItem = (row: TicketItemRow): TicketItem => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  lastMessageAt: row.lastMessageAt.toISOString(),
})

/** A ticket in a customer's list. */
export const presentOwnItem = (row: OwnTicketItemRow): OwnTicketItem => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  lastMessageAt: row.lastMessageAt.toISOString(),
})

import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type CursorKind, decodeCursor, encodeCursor } from '../../lib/pure/cursor.ts'
import { presentMessage } from './present-message.ts'
import { findMessage, type MessageRow, messagesPage } from './store/read-messages.ts'
import { findTicket } from './store/tickets.ts'
import type { MessageAnswer, MessagesAnswer, MessagesQuery } from './wire.ts'

const inOrder = { order: 'ticket-messages', shape: ['number'] } as const satisfies CursorKind<['number']>

/**
 * Messages of a ticket for agents, oldest first; without a cursor the newest.
 * @throws Refusal missing, invalid 'cursor.unknown'
 */
export async function readMessages(
  db: Handle,
  asked: MessagesQuery & { ticketId: number },
): Promise<MessagesAnswer> {
  if (!(await findTicket(db, asked.ticketId))) throw new Refusal('missing')
  const page = await pageOfMessages(db, { ...asked, publicOnly: false })
  return { ...page, items: page.items.map(presentMessage) }
}

/** @throws Refusal missing */
export async function readMessage(db: Handle, id: number): Promise<MessageAnswer> {
  const row = await findMessage(db, id)
  if (!row) throw new Refusal('missing')
  return presentMessage(row)
}

/**
 * A page of a conversation with the cursors of what is before and after it.
 * @throws Refusal invalid 'cursor.unknown'
 */
export async function pageOfMessages(
  db: Handle,
  asked: MessagesQuery & { ticketId: number; publicOnly: boolean },
): Promise<{ items: MessageRow[]; previous: string | null; next: string | null }> {
  const before = edgeIn(asked.before, 'before')
  const after = edgeIn(asked.after, 'after')
  const { ticketId, publicOnly, limit } = asked
  const found = await messagesPage(db, { ticketId, publicOnly, before, after, limit: limit + 1 })
  const isMore = found.length > limit
  const items = after === null ? found.slice(isMore ? 1 : 0) : found.slice(0, limit)
  const cursor = (row: MessageRow | undefined): string | null =>
    row ? encodeCursor(inOrder, [row.id]) : null
  return {
    items,
    previous: (after === null ? isMore : true) ? cursor(items[0]) : null,
    // What is written later is asked for from the last one on, also where there is nothing yet.
    next: cursor(items.at(-1)) ?? asked.after ?? null,
  }
}

function edgeIn(cursor: string | undefined, path: string): number | null {
  if (cursor === undefined) return null
  const values = decodeCursor(inOrder, cursor)
  if (!values) throw new Refusal('invalid', [{ path, code: 'cursor.unknown' }])
  return values[0]
}

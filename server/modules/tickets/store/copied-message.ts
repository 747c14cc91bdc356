import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'

/** Of a message of a ticket: its copies, and the account whose cards they may be on. */
export async function copiedMessage(
  db: Handle,
  id: number,
): Promise<{ messageIds: number[]; accountId: number | null } | undefined> {
  const { rows } = await sql<{ messageId: number | null; accountId: number | null }>`
    select message.message_id as "messageId", tickets.account_id as "accountId"
    from ticket_messages message
    join tickets on tickets.id = message.ticket_id
    where message.id = ${id}`.execute(db)
  const [row] = rows
  return row && { messageIds: row.messageId === null ? [] : [row.messageId], accountId: row.accountId }
}

import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { EarlierMessage } from '../mail/copy-blocks.ts'
import type { Delivery } from '../types.ts'

/**
 * The earlier messages that a copy repeats, the latest first: those that were named when it was queued, without any that
 * was kept from its reader then.
 */
export async function earlierMessages(
  db: Handle,
  { event, parameters, recipient }: Pick<Delivery, 'event' | 'parameters' | 'recipient'>,
): Promise<EarlierMessage[]> {
  if (event !== 'ticket-message' || !parameters.earlier) return []
  const ids = parameters.earlier.split(',').map(Number)
  const { rows } = await sql<EarlierMessage>`
    select
      author_name as author,
      created_at as "writtenAt",
      body,
      format
    from ticket_messages
    where id = any(${ids}::bigint[])
      and not exists (
        select from message_recipients recipient
        where recipient.message_id = ticket_messages.message_id
          and recipient.address = ${recipient.address}
          and recipient.verdict = 'out'
          and recipient.rule in ('left-out', 'too-many')
      )
    order by id desc`.execute(db)
  return rows
}

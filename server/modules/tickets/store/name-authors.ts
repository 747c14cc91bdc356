import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import { isNamedByCard } from './called.ts'

/**
 * Calls whoever wrote the mails of tickets as their account may, once tickets are an account's that were not: until then they say
 * what the workspace calls her, which may be another account's word.
 */
export async function nameAuthors(tx: Tx, ticketIds: readonly number[]): Promise<void> {
  if (ticketIds.length === 0) return
  await sql`
    update ticket_messages
    set author_name = called.name
    from (
      select message.id,
             coalesce((
               select card.name
               from additional_contacts card
               where card.account_id = tickets.account_id
                 and card.life = 'live'
                 and (
                   card.address = message.author_address
                   or card.address in (select address from claims where person_id = contacts.id)
                 )
               order by card.address = message.author_address desc, card.id
               limit 1
             ), case when tickets.account_id is not null and ${isNamedByCard} then message.author_address end) as name
      from tickets
      join ticket_messages message on message.ticket_id = tickets.id
      left join contacts on contacts.id = coalesce(
        (select canonical_id from contacts merged where merged.id = message.author_id),
        message.author_id
      )
      where tickets.id = any(${ticketIds}::bigint[])
        and message.author_kind = 'customer'
        and message.author_address is not null
    ) called
    where ticket_messages.id = called.id
      and ticket_messages.author_name <> called.name`.execute(tx)
}

import { sql } from 'kysely'
import type { Tx } from '../../../../lib/db.ts'

/** What goes with people, and what of them is the accounts' and stays. */
export type Consequences = {
  tickets: number
  /** In tickets of others. */
  messages: number
  /** Closed accounts whose main user one of them is, or that close with her. */
  accounts: number
  /** Cards of accounts with an address of theirs. */
  cards: { accountId: number; account: string; name: string }[]
  /** Domains whose registrant on record has an address of theirs. */
  domains: string[]
}

const mostNamed = 100

export async function consequencesOf(tx: Tx, ids: readonly number[]): Promise<Consequences> {
  const addresses = sql`
    select address
    from claims
    where person_id = any(${ids}::bigint[])
    union
    select part #>> '{}'
    from undo_images
    cross join lateral jsonb_path_query(image, '$.claims[*].address') as part
    where subject_kind = 'contact'
      and subject_id = any(${ids}::bigint[])`
  const { rows: counts } = await sql<Pick<Consequences, 'tickets' | 'messages' | 'accounts'>>`
    select (
             select count(*)::integer
             from tickets
             where requester_id = any(${ids}::bigint[])
           ) as tickets,
           (
             select count(*)::integer
             from ticket_messages message
             join tickets on tickets.id = message.ticket_id
             where message.author_id = any(${ids}::bigint[])
               and tickets.requester_id <> all(${ids}::bigint[])
           ) as messages,
           (
             select count(*)::integer
             from accounts
             where main_user_id = any(${ids}::bigint[])
           ) as accounts`.execute(tx)
  const { rows: cards } = await sql<Consequences['cards'][number]>`
    select card.account_id as "accountId", accounts.name as account, card.name
    from additional_contacts card
    join accounts on accounts.id = card.account_id
    where card.life = 'live'
      and card.address in (${addresses})
    order by accounts.sort_name, card.id
    limit ${mostNamed}`.execute(tx)
  const { rows: domains } = await sql<{ name: string }>`
    select domains.name
    from registrant_records record
    join domains on domains.id = record.domain_id
    where record.address in (${addresses})
    order by domains.name
    limit ${mostNamed}`.execute(tx)
  return { ...(counts[0] as (typeof counts)[0]), cards, domains: domains.map(({ name }) => name) }
}

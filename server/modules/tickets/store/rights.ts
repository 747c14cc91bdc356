import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { WriterFacts } from '../rules/right-to-write.ts'
import { isStillHis } from './participants.ts'

/** Somebody who wants to write to a ticket: from an address, or signed in. */
export type Writer = { ticketId: number; address?: string | null; personId?: number | null }

type Row = Omit<WriterFacts, 'ticket'> & WriterFacts['ticket'] & { index: number }

/** What each writer is to the ticket today; undefined where there is no such ticket. */
export async function writerFacts(
  db: Handle,
  writers: readonly Writer[],
): Promise<(WriterFacts | undefined)[]> {
  const asked = writers.map(({ ticketId, address = null, personId = null }, index) => ({
    ...{ index, ticketId, address, personId },
  }))
  const { rows } = await sql<Row>`
    select
      given.index,
      tickets.category,
      tickets.requester_id as "requesterId",
      given.address,
      who.id as "personId",
      exists (
        select from agents
        where agents.id = who.id
          and agents.role <> 'viewer'
          and not exists (select from agent_deactivations gone where gone.agent_id = agents.id)
      ) as "isAgent",
      exists (
        select from accounts
        where accounts.id = tickets.account_id
          and accounts.main_user_id = who.id
          and not exists (select from account_closures closed where closed.account_id = accounts.id)
      ) as "isMainUser",
      exists (
        select from ticket_participants taking
        where taking.ticket_id = tickets.id
          and taking.state = 'confirmed'
          and ${isStillHis}
          and (taking.address = given.address or taking.address in (
            select claims.address
            from claims
            where claims.person_id = who.id
              and (given.address is not null or claims.verified_at is not null)
          ))
      ) as "isParticipant",
      (
        select card.categories
        from additional_contacts card
        where card.account_id = tickets.account_id
          and card.address = given.address
          and card.life = 'live'
      ) as ticked,
      exists (
        select from memberships
        where memberships.contact_id = who.id
          and memberships.company_id = tickets.company_id
          and memberships.sees_company_tickets
      ) as "seesCompanyTickets"
    from json_to_recordset(${JSON.stringify(asked)}::json)
      as given (index integer, "ticketId" bigint, address text, "personId" bigint)
    join tickets on tickets.id = given."ticketId"
    left join lateral (
      select coalesce(given."personId", (select claims.person_id from claims where claims.address = given.address)) as id
    ) who on true`.execute(db)
  const found = new Map(rows.map((row) => [row.index, row]))
  return writers.map((_writer, index) => {
    const row = found.get(index)
    if (!row) return undefined
    const { category, requesterId, index: _index, ...writer } = row
    return { ...writer, ticket: { category, requesterId } }
  })
}

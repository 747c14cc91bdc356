import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'

/** Through which of his pages a customer looks: those of an account that he is main user of, or his own. */
export type Looking = { personId: number; accountId: number | null }

const isMainUser = (personId: number, of = 'tickets') => sql`exists (
  select from accounts
  where accounts.id = ${sql.ref(`${of}.account_id`)}
    and accounts.main_user_id = ${personId}
    and not exists (select from account_closures closed where closed.account_id = accounts.id)
)`

/** Whom the account knows by a card takes part in its tickets by mail only: a card opens nothing (decision 10). */
const isOnCard = (personId: number, of: string) => sql`exists (
  select from claims
  join additional_contacts card on card.address = claims.address
  where claims.person_id = ${personId}
    and card.account_id = ${sql.ref(`${of}.account_id`)}
)`

/**
 * Of `tickets`: what a customer sees. In an account's pages what is the account's, for its main user; in his own what he
 * asked, what he takes part in, and what is of a company whose tickets he sees.
 */
export const isVisible = ({ personId, accountId }: Looking): RawBuilder<unknown> =>
  accountId === null
    ? sql`tickets.id in (
        select mine.id
        from (
          select id, account_id
          from tickets
          where requester_id = ${personId}
          union
          select tickets.id, tickets.account_id
          from claims
          join ticket_participants taking
            on taking.address = claims.address and taking.state = 'confirmed' and taking.person_id = claims.person_id
          join tickets on tickets.id = taking.ticket_id
          where claims.person_id = ${personId}
            and claims.verified_at is not null
        ) mine
        where not ${isOnCard(personId, 'mine')}
          or ${isMainUser(personId, 'mine')}
        union
        select tickets.id
        from memberships
        join companies on companies.id = memberships.company_id and companies.life = 'live'
        join tickets on tickets.company_id = companies.id
        where memberships.contact_id = ${personId}
          and memberships.sees_company_tickets
      )`
    : sql`(tickets.account_id = ${accountId} and ${isMainUser(personId)})`

/** Of `ticket_messages message` joined with `tickets`: what a customer sees through any of his pages. */
export const isVisibleAnywhere = (personId: number): RawBuilder<unknown> =>
  sql`(${isMainUser(personId)} or ${isVisible({ personId, accountId: null })})`

/** A ticket that a customer may look at: live, or merged into another. */
export async function isTicketVisible(db: Handle, looking: Looking, ticketId: number): Promise<boolean> {
  const { rows } = await sql`
    select
    from tickets
    where tickets.id = ${ticketId}
      and tickets.life in ('live', 'merged')
      and ${isVisible(looking)}`.execute(db)
  return rows.length > 0
}

/** Whether a customer sees a message of a ticket, and so what hangs from it. */
export async function isMessageVisible(
  db: Handle,
  of: { personId: number; messageId: number },
): Promise<boolean> {
  const { rows } = await sql`
    select
    from ticket_messages message
    join tickets on tickets.id = message.ticket_id and tickets.life = 'live'
    where message.id = ${of.messageId}
      and message.kind = 'public'
      and ${isVisibleAnywhere(of.personId)}`.execute(db)
  return rows.length > 0
}

import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { PersonAnswer, TicketAnswer } from '../wire.ts'
import { nameOnCard } from './called.ts'
import { isStillHis } from './participants.ts'

/** A row of a related table by its id and name, as JSON; null where there is none. */
export const namedJson = (table: string) =>
  sql`case when ${sql.table(table)}.id is not null
    then json_build_object('id', ${sql.table(table)}.id, 'name', ${sql.table(table)}.name) end`

type Dates = 'createdAt' | 'updatedAt' | 'lastMessageAt' | 'resolvedAt' | 'closedAt'
type Participants = (Omit<TicketAnswer['participants'][number], 'at'> & { at: string })[]
export type TicketRow = Omit<TicketAnswer, Dates | 'people' | 'accounts' | 'participants'> & {
  createdAt: Date
  updatedAt: Date
  lastMessageAt: Date
  resolvedAt: Date | null
  closedAt: Date | null
  participants: Participants
}

/** A ticket of any life with what stands around it. */
export async function readTicketRow(db: Handle, id: number): Promise<TicketRow | undefined> {
  const { rows } = await sql<TicketRow>`
    select
      tickets.id,
      tickets.version,
      tickets.life,
      tickets.merged_into as "mergedInto",
      tickets.follows_id as follows,
      (select max(next.id) from tickets next where next.follows_id = tickets.id and next.life = 'live') as "followedBy",
      tickets.subject,
      tickets.category,
      ${namedJson('departments')} as department,
      json_build_object(
        'contactId', contacts.id,
        'name', contacts.name,
        'address', tickets.requester_address
      ) as requester,
      ${namedJson('accounts')} as account,
      ${namedJson('companies')} as company,
      ${namedJson('domains')} as domain,
      ${namedJson('services')} as service,
      tickets.status,
      tickets.priority,
      ${namedJson('agents')} as assignee,
      tickets.tags,
      tickets.source,
      tickets.created_at as "createdAt",
      tickets.updated_at as "updatedAt",
      tickets.last_message_at as "lastMessageAt",
      tickets.last_author as "lastAuthor",
      tickets.resolved_at as "resolvedAt",
      tickets.closed_at as "closedAt",
      (
        select coalesce(
          json_agg(
            json_build_object(
              'address', taking.address,
              'email', taking.typed_address,
              'name', coalesce(${nameOnCard(sql`tickets.account_id`, sql`taking.address`)}, taking.name),
              'state', taking.state,
              'hasLeft', not ${isStillHis},
              'contactId', (
                select known.id
                from claims
                join contacts known on known.id = claims.person_id and known.life = 'live'
                where claims.address = taking.address
              ),
              'suggestedBy', taking.suggested_by,
              'isSuppressed', addresses.suppressed_at is not null,
              'at', taking.at
            )
            order by taking.at, taking.address
          ),
          '[]')
        from ticket_participants taking
        join addresses on addresses.address = taking.address
        where taking.ticket_id = tickets.id
      ) as participants,
      (select count(*)::integer from ticket_messages where ticket_messages.ticket_id = tickets.id) as messages
    from tickets
    join departments on departments.id = tickets.department_id
    join contacts on contacts.id = tickets.requester_id
    left join accounts on accounts.id = tickets.account_id
    left join companies on companies.id = tickets.company_id
    left join domains on domains.id = tickets.domain_id
    left join services on services.id = tickets.service_id
    left join agents on agents.id = tickets.assignee_id
    where tickets.id = ${id}`.execute(db)
  return rows[0]
}

/** The requester and whoever wrote, and what each is to the ticket's account today. */
export async function peopleOf(db: Handle, ticketId: number): Promise<PersonAnswer[]> {
  const { rows } = await sql<PersonAnswer>`
    with wrote as (
      select 0 as nth, requester_id as person_id, requester_address as address, null::text as name
      from tickets
      where id = ${ticketId}
      union all
      select min(message.id), author.id, message.author_address, min(message.author_name)
      from ticket_messages message
      join tickets on tickets.id = message.ticket_id
      left join contacts writer on writer.id = message.author_id
      cross join lateral (select coalesce(writer.canonical_id, message.author_id) as id) author
      where message.ticket_id = ${ticketId}
        and message.author_kind <> 'system'
        and (author.id, coalesce(message.author_address, tickets.requester_address))
          is distinct from (tickets.requester_id, tickets.requester_address)
      group by author.id, message.author_address
    )
    select
      contacts.id as "contactId",
      agents.id as "agentId",
      wrote.address,
      coalesce(card.name, contacts.name, agents.name, wrote.name, '') as name,
      case
        when agents.id is not null then 'agent'
        when account.main_user_id = contacts.id then 'main-user'
        when card.id is not null then 'card'
        when contacts.id is not null then 'contact'
        else 'nobody'
      end as as,
      card.id as "cardId",
      case
        when account.main_user_id = contacts.id then array(select category from category_policies order by category)
        else card.categories
      end as "authorizedFor",
      coalesce(
        (
          select json_agg(json_build_object('role', held.role, 'domains', held.domains) order by held.role)
          from (
            select domain_roles.role, count(*)::integer as domains
            from domain_roles
            join domains on domains.id = domain_roles.domain_id and domains.life = 'live'
            where domain_roles.additional_contact_id = card.id
            group by domain_roles.role
          ) held
        ),
        '[]') as "domainRoles",
      coalesce(card.phone, contacts.work_phone, contacts.mobile_phone) as phone,
      exists (select from contact_blocks where contact_blocks.contact_id = contacts.id) as "isBlocked"
    from wrote
    join tickets on tickets.id = ${ticketId}
    left join accounts account on account.id = tickets.account_id
    left join contacts on contacts.id = wrote.person_id
    left join agents on agents.id = wrote.person_id
    left join lateral (
      select card.*
      from additional_contacts card
      where card.account_id = tickets.account_id
        and card.life = 'live'
        and (card.address = wrote.address or (wrote.address is null and card.address in (
          select claims.address from claims where claims.person_id = contacts.id)))
      order by card.id
      limit 1
    ) card on true
    order by wrote.nth`.execute(db)
  return rows
}

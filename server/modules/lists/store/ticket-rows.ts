import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'

type Named = { id: number; name: string }
export type TicketRow = {
  id: number
  version: number
  subject: string
  status: 'open' | 'pending' | 'resolved' | 'closed'
  priority: 'low' | 'normal' | 'high' | 'urgent'
  category: string
  source: string
  tags: string[]
  lastAuthor: 'customer' | 'agent'
  requester: Named
  requesterAddress: string | null
  account: Named | null
  company: Named | null
  department: Named
  assignee: Named | null
  domain: string | null
  service: string | null
  excerpt: string
  createdAt: Date
  updatedAt: Date
  lastMessageAt: Date
  resolvedAt: Date | null
  closedAt: Date | null
}

/** What lists show of tickets, in the order of the ids, without those deleted or merged since. */
export async function ticketRows(
  db: Handle,
  asked: { ids: readonly number[]; hasExcerpts: boolean },
): Promise<TicketRow[]> {
  if (asked.ids.length === 0) return []
  const { rows } = await sql<TicketRow>`
    select tickets.id,
           tickets.version,
           tickets.subject,
           tickets.status,
           tickets.priority,
           tickets.category,
           tickets.source,
           tickets.tags,
           tickets.last_author as "lastAuthor",
           json_build_object('id', contacts.id, 'name', contacts.name) as requester,
           tickets.requester_address as "requesterAddress",
           case when accounts.id is not null then json_build_object('id', accounts.id, 'name', accounts.name) end as account,
           case when companies.id is not null then json_build_object('id', companies.id, 'name', companies.name) end as company,
           json_build_object('id', departments.id, 'name', departments.name) as department,
           case when agents.id is not null then json_build_object('id', agents.id, 'name', agents.name) end as assignee,
           domains.name as domain,
           services.name as service,
           coalesce(last_message.excerpt, '') as excerpt,
           tickets.created_at as "createdAt",
           tickets.updated_at as "updatedAt",
           tickets.last_message_at as "lastMessageAt",
           tickets.resolved_at as "resolvedAt",
           tickets.closed_at as "closedAt"
    from unnest(${asked.ids}::bigint[]) with ordinality as page (id, place)
    join tickets on tickets.id = page.id and tickets.life = 'live'
    join contacts on contacts.id = tickets.requester_id
    join departments on departments.id = tickets.department_id
    left join accounts on accounts.id = tickets.account_id
    left join companies on companies.id = tickets.company_id
    left join agents on agents.id = tickets.assignee_id
    left join domains on domains.id = tickets.domain_id
    left join services on services.id = tickets.service_id
    left join lateral (
      select regexp_replace(left(ticket_messages.body, 400), '\\s+', ' ', 'g') as excerpt
      from ticket_messages
      where ticket_messages.ticket_id = page.id
        and ticket_messages.kind = 'public'
        and ${asked.hasExcerpts}
      order by ticket_messages.id desc
      limit 1
    ) last_message on true
    order by page.place`.execute(db)
  return rows
}

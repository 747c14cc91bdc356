import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import { foldText } from '../../../lib/pure/fold-text.ts'
import type { SampleTicket } from '../sample/sample-ticket.ts'

/** Somebody with an account, in whose name sample tickets are opened. */
export type Asker = {
  id: number
  name: string
  address: string
  accountId: number
  companyId: number | null
}
type Answerer = { id: number; name: string }
export type SampleTicketRow = {
  requester: Asker
  assignee: Answerer | null
  openedAt: Date
  content: SampleTicket
}

const most = 20_000

/** Main users of sample accounts, in the order in which they were made. */
export async function sampleAskers(db: Handle): Promise<Asker[]> {
  const { rows } = await sql<Asker>`
    select contacts.id,
           contacts.name,
           claims.address,
           accounts.id as "accountId",
           accounts.company_id as "companyId"
    from accounts
    join contacts on contacts.id = accounts.main_user_id and contacts.origin = 'sample' and contacts.life = 'live'
    join claims on claims.person_id = contacts.id and claims.is_primary
    where not exists (select from account_closures closed where closed.account_id = accounts.id)
    order by accounts.id
    limit ${most}`.execute(db)
  return rows
}

/** Who answers tickets, and the first department; null where there is none. */
export async function sampleAnswerers(
  db: Handle,
): Promise<{ agents: Answerer[]; departmentId: number | null; tickets: number }> {
  const { rows } = await sql<{ agents: Answerer[]; departmentId: number | null; tickets: number }>`
    select coalesce(
             (
               select json_agg(json_build_object('id', id, 'name', name) order by id)
               from agents
               where role <> 'viewer'
                 and not exists (select from agent_deactivations gone where gone.agent_id = agents.id)
             ),
             '[]'
           ) as agents,
           (select min(id) from departments where archived_at is null) as "departmentId",
           (select count(*) from tickets) as tickets`.execute(db)
  return rows[0] ?? { agents: [], departmentId: null, tickets: 0 }
}

/** Makes tickets with their messages, in a statement for each kind; nobody is told. Gives their numbers. */
export async function insertSampleTickets(
  tx: Tx,
  now: Date,
  { departmentId, tickets }: { departmentId: number; tickets: readonly SampleTicketRow[] },
): Promise<number[]> {
  const { rows: ids } = await sql<{ id: number }>`
    select nextval(pg_get_serial_sequence('tickets', 'id')) as id
    from generate_series(1, ${tickets.length}::integer)`.execute(tx)
  const timed = tickets.map((ticket, index) => ({
    ...ticket,
    ...timesOf(ticket, now),
    id: ids[index]?.id ?? 0,
  }))
  await insertRows(
    tx,
    'tickets',
    timed.map(({ id, requester, assignee, openedAt, lastAt, content }) => ({
      id,
      life: 'live',
      subject: content.subject,
      category: content.category,
      department_id: departmentId,
      requester_id: requester.id,
      requester_address: requester.address,
      account_id: requester.accountId,
      company_id: requester.companyId,
      status: content.status,
      priority: content.priority,
      assignee_id: assignee?.id ?? null,
      tags: content.tags,
      source: content.source,
      search_text: `${foldText(content.subject)} ${id}`,
      version: 1,
      created_at: openedAt,
      updated_at: lastAt,
      last_message_at: lastAt,
      last_author: content.messages.findLast(({ kind }) => kind === 'public')?.by ?? 'customer',
      resolved_at: content.status === 'resolved' || content.status === 'closed' ? lastAt : null,
      closed_at: content.status === 'closed' ? lastAt : null,
    })),
  )
  await insertRows(
    tx,
    'ticket_messages',
    timed.flatMap(({ id, requester, assignee, times, content }) =>
      content.messages.map(({ by, kind, body }, at) => ({
        ticket_id: id,
        kind,
        author_kind: by,
        author_id: by === 'customer' ? requester.id : (assignee?.id ?? null),
        author_name: by === 'customer' ? requester.name : (assignee?.name ?? ''),
        author_address: by === 'customer' ? requester.address : null,
        door: by === 'agent' || content.source === 'agent' ? 'agent' : content.source,
        body,
        format: 'plain',
        quoted: '',
        created_at: times[at] ?? now,
      })),
    ),
  )
  return timed.map(({ id }) => id)
}

/** When each message was written, and the last of them: never after now. */
function timesOf({ openedAt, content }: SampleTicketRow, now: Date): { times: Date[]; lastAt: Date } {
  const times: Date[] = []
  let at = openedAt.getTime()
  for (const { after } of content.messages) {
    at = Math.min(at + after * 3_600_000, now.getTime())
    times.push(new Date(at))
  }
  return { times, lastAt: new Date(at) }
}

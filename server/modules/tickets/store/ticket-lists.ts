import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { OwnTicketItem, TicketItem } from '../wire.ts'
import { nameFor, nameOnCard } from './called.ts'
import { isStillHis } from './participants.ts'
import { namedJson } from './read-tickets.ts'
import { isVisible, type Looking } from './visible.ts'

export type Edge = readonly [at: number, id: number] | null
type Asked = { state: 'unfinished' | 'all'; before: Edge; limit: number }
type Moments = { createdAt: Date; lastMessageAt: Date }
export type TicketItemRow = Omit<TicketItem, keyof Moments> & Moments
export type OwnTicketItemRow = Omit<OwnTicketItem, keyof Moments> & Moments

const before = (edge: Edge): RawBuilder<unknown> =>
  edge === null
    ? sql``
    : sql`and (tickets.last_message_at, tickets.id) < (${new Date(edge[0])}::timestamptz, ${edge[1]}::bigint)`

const unfinished = sql`and tickets.status in ('open', 'pending')`
const newestFirst = sql`order by tickets.last_message_at desc, tickets.id desc`

/** The live tickets of an account, or of a contact, latest first. */
export async function ticketsOf(
  db: Handle,
  of: { accountId: number } | { requesterId: number },
  asked: Asked,
): Promise<TicketItemRow[]> {
  const whose =
    'accountId' in of
      ? sql`tickets.account_id = ${of.accountId}`
      : sql`tickets.requester_id = ${of.requesterId}`
  const { rows } = await sql<TicketItemRow>`
    select
      tickets.id,
      tickets.subject,
      tickets.category,
      tickets.status,
      tickets.priority,
      ${namedJson('contacts')} as requester,
      ${namedJson('accounts')} as account,
      ${namedJson('agents')} as assignee,
      tickets.created_at as "createdAt",
      tickets.last_message_at as "lastMessageAt",
      tickets.last_author as "lastAuthor"
    from tickets
    join contacts on contacts.id = tickets.requester_id
    left join accounts on accounts.id = tickets.account_id
    left join agents on agents.id = tickets.assignee_id
    where ${whose}
      and tickets.life = 'live'
      ${asked.state === 'unfinished' ? unfinished : sql``}
      ${before(asked.before)}
    ${newestFirst}
    limit ${asked.limit}`.execute(db)
  return rows
}

const requesterName = nameFor(sql`tickets.account_id`, sql`tickets.requester_address`)
const participantOnCard = nameOnCard(sql`tickets.account_id`, sql`taking.address`)

const ownColumns = (personId: number) => sql`
  tickets.id,
  tickets.subject,
  tickets.category,
  tickets.status,
  json_build_object('name', ${requesterName}, 'isOneself', contacts.id = ${personId}) as requester,
  ${namedJson('accounts')} as account,
  ${namedJson('domains')} as domain,
  ${namedJson('services')} as service,
  tickets.created_at as "createdAt",
  tickets.last_message_at as "lastMessageAt",
  tickets.last_author as "lastAuthor"`

const ownJoins = sql`
  join contacts on contacts.id = tickets.requester_id
  left join accounts on accounts.id = tickets.account_id
  left join domains on domains.id = tickets.domain_id and domains.life = 'live'
  left join services on services.id = tickets.service_id and services.life = 'live'`

/** The live tickets that a customer sees, latest first. */
export async function ownTickets(db: Handle, looking: Looking, asked: Asked): Promise<OwnTicketItemRow[]> {
  const { rows } = await sql<OwnTicketItemRow>`
    select ${ownColumns(looking.personId)}
    from tickets
    ${ownJoins}
    where tickets.life = 'live'
      and ${isVisible(looking)}
      ${asked.state === 'unfinished' ? unfinished : sql``}
      ${before(asked.before)}
    ${newestFirst}
    limit ${asked.limit}`.execute(db)
  return rows
}

export async function countUnfinished(db: Handle, looking: Looking): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from tickets
    where tickets.life = 'live'
      and tickets.status in ('open', 'pending')
      and ${isVisible(looking)}`.execute(db)
  return rows[0]?.count ?? 0
}

export type OwnTicketRow = OwnTicketItemRow & {
  version: number
  mergedInto: number | null
  follows: number | null
  participants: { address: string; name: string; state: 'suggested' | 'confirmed' }[]
}

/** One of them, also where it was merged into another. */
export async function findOwnTicket(
  db: Handle,
  looking: Looking,
  ticketId: number,
): Promise<OwnTicketRow | undefined> {
  const { rows } = await sql<OwnTicketRow>`
    select
      ${ownColumns(looking.personId)},
      tickets.version,
      tickets.merged_into as "mergedInto",
      tickets.follows_id as follows,
      (
        select coalesce(
          json_agg(
            json_build_object('address', address, 'name', coalesce(${participantOnCard}, name), 'state', state)
            order by at, address
          ),
          '[]')
        from ticket_participants taking
        where taking.ticket_id = tickets.id
          and (state = 'suggested' or (state = 'confirmed' and ${isStillHis}))
      ) as participants
    from tickets
    ${ownJoins}
    where tickets.id = ${ticketId}
      and tickets.life in ('live', 'merged')
      and ${isVisible(looking)}`.execute(db)
  return rows[0]
}

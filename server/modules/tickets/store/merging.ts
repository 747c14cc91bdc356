import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Participant, TicketStatus } from '../types.ts'
import { nameFor } from './called.ts'
import { addressOfRequester } from './copy-facts.ts'

/** A message that was moved: where it stood, and what it said of an earlier move. */
export type Moved = { id: number; from: number; movedFrom: number | null }

/** Moves all messages of tickets into one; messages keep their order, which is that of their ids. */
export async function moveAll(tx: Tx, move: { from: readonly number[]; to: number }): Promise<Moved[]> {
  const { rows } = await sql<Moved>`
    with moving as (
      select id, ticket_id, moved_from
      from ticket_messages
      where ticket_id = any(${move.from}::bigint[])
    )
    update ticket_messages
    set ticket_id = ${move.to}, moved_from = moving.ticket_id
    from moving
    where ticket_messages.id = moving.id
    returning ticket_messages.id, moving.ticket_id as "from", moving.moved_from as "movedFrom"`.execute(tx)
  return rows.sort((one, other) => one.id - other.id)
}

/** Moves messages of one ticket into another. */
export async function moveSome(
  tx: Tx,
  move: { ids: readonly number[]; from: number; to: number },
): Promise<Moved[]> {
  const { rows } = await sql<Moved>`
    with moving as (
      select id, ticket_id, moved_from
      from ticket_messages
      where ticket_id = ${move.from}
        and id = any(${move.ids}::bigint[])
    )
    update ticket_messages
    set ticket_id = ${move.to}, moved_from = moving.ticket_id
    from moving
    where ticket_messages.id = moving.id
    returning ticket_messages.id, moving.ticket_id as "from", moving.moved_from as "movedFrom"`.execute(tx)
  return rows.sort((one, other) => one.id - other.id)
}

/** Moves messages back, as far as they stand in one ticket still; how many did. */
export async function moveBack(
  tx: Tx,
  move: { messages: readonly Pick<Moved, 'id' | 'movedFrom'>[]; from: number; to: number },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    update ticket_messages
    set ticket_id = ${move.to}, moved_from = given."movedFrom"
    from json_to_recordset(${JSON.stringify(move.messages)}::json) as given (id bigint, "movedFrom" bigint)
    where ticket_messages.id = given.id
      and ticket_messages.ticket_id = ${move.from}
    returning ticket_messages.id`.execute(tx)
  return rows.length
}

/** Their numbers lead to another ticket from now on. */
export async function leadTo(
  tx: Tx,
  now: Date,
  merge: { ids: readonly number[]; into: number },
): Promise<void> {
  await sql`
    update tickets
    set life = 'merged', merged_into = ${merge.into}, updated_at = ${now}, version = version + 1
    where id = any(${merge.ids}::bigint[])`.execute(tx)
}

export async function standAlone(tx: Tx, now: Date, id: number): Promise<void> {
  await sql`
    update tickets
    set life = 'live', merged_into = null, updated_at = ${now}, version = version + 1
    where id = ${id}`.execute(tx)
}

/** Reads from the messages what a ticket says of the last of them; without any it stays. */
export async function readLastAgain(tx: Tx, ids: readonly number[]): Promise<void> {
  await sql`
    update tickets
    set last_message_at = coalesce(last.at, tickets.last_message_at),
        last_author = coalesce(last.author, tickets.last_author)
    from unnest(${ids}::bigint[]) as given (id)
    cross join lateral (
      select (
               select max(created_at)
               from ticket_messages
               where ticket_id = given.id
             ) as at,
             (
               select author_kind
               from ticket_messages
               where ticket_id = given.id
                 and kind = 'public'
                 and author_kind <> 'system'
               order by id desc
               limit 1
             ) as author
    ) last
    where tickets.id = given.id`.execute(tx)
}

export async function lastMessageIn(db: Handle, ticketId: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select coalesce(max(id), 0) as id
    from ticket_messages
    where ticket_id = ${ticketId}`.execute(db)
  return rows[0]?.id ?? 0
}

/** How many were written into a ticket after a message, whoever moved there since. */
export async function countWrittenAfter(
  db: Handle,
  of: { ticketId: number; messageId: number },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from ticket_messages
    where ticket_id = ${of.ticketId}
      and id > ${of.messageId}
      and moved_from is null`.execute(db)
  return rows[0]?.count ?? 0
}

/** The requesters of tickets, as participants of another, whose account calls them by its cards. */
export async function requestersOf(
  db: Handle,
  { ids, into }: { ids: readonly number[]; into: number },
): Promise<Pick<Participant, 'ticketId' | 'address' | 'typed' | 'name'>[]> {
  const { rows } = await sql<Pick<Participant, 'ticketId' | 'address' | 'typed' | 'name'>>`
    select tickets.id as "ticketId",
           own.address,
           own.typed,
           ${nameFor(sql`target.account_id`, sql`own.address`)} as name
    from tickets
    join contacts on contacts.id = tickets.requester_id
    join tickets target on target.id = ${into}::bigint
    cross join lateral (${addressOfRequester(sql`tickets.requester_address`)}) as own
    where tickets.id = any(${ids}::bigint[])
      and tickets.requester_address is not null
    order by tickets.id`.execute(db)
  return rows
}

export async function countMessages(
  db: Handle,
  of: { ticketId: number; ids: readonly number[] },
): Promise<{ all: number; known: number[] }> {
  const { rows } = await sql<{ all: number; known: number[] | null }>`
    select count(*) as all,
           array_agg(id) filter (where id = any(${of.ids}::bigint[])) as known
    from ticket_messages
    where ticket_id = ${of.ticketId}`.execute(db)
  return { all: rows[0]?.all ?? 0, known: (rows[0]?.known ?? []).map(Number) }
}

/** A new ticket that says of itself what another says, with whoever takes part in that one, is suggested or was sent away. */
export async function copyTicket(
  tx: Tx,
  now: Date,
  copy: { id: number; from: number; subject: string; searchText: string; status: TicketStatus },
): Promise<void> {
  await sql`
    insert into tickets
      (id, subject, category, department_id, requester_id, requester_address, account_id, company_id, domain_id,
       service_id, status, priority, assignee_id, tags, source, search_text, created_at, updated_at, last_message_at,
       last_author)
    select ${copy.id}, ${copy.subject}, category, department_id, requester_id, requester_address, account_id, company_id,
           domain_id, service_id, ${copy.status}, priority, assignee_id, tags, source, ${copy.searchText}, ${now}, ${now},
           last_message_at, last_author
    from tickets
    where id = ${copy.from}`.execute(tx)
  await sql`
    insert into ticket_participants (ticket_id, address, typed_address, name, state, suggested_by, by_id, person_id, at)
    select ${copy.id}, address, typed_address, name, state, suggested_by, by_id, person_id, at
    from ticket_participants
    where ticket_id = ${copy.from}`.execute(tx)
}

/** Who had the last public word among messages. */
export async function lastAuthorAmong(
  db: Handle,
  ids: readonly number[],
): Promise<'customer' | 'agent' | null> {
  const { rows } = await sql<{ author: 'customer' | 'agent' }>`
    select author_kind as author
    from ticket_messages
    where id = any(${ids}::bigint[])
      and kind = 'public'
      and author_kind <> 'system'
    order by id desc
    limit 1`.execute(db)
  return rows[0]?.author ?? null
}

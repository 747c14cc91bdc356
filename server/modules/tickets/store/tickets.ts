import { type RawBuilder, sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Ticket } from '../types.ts'

/** Of `tickets`. */
export const ticketColumns = sql`
  tickets.id,
  tickets.version,
  tickets.life,
  tickets.merged_into as "mergedInto",
  tickets.follows_id as follows,
  tickets.subject,
  tickets.category,
  tickets.department_id as "departmentId",
  tickets.requester_id as "requesterId",
  tickets.requester_address as "requesterAddress",
  tickets.account_id as "accountId",
  tickets.company_id as "companyId",
  tickets.domain_id as "domainId",
  tickets.service_id as "serviceId",
  tickets.status,
  tickets.priority,
  tickets.assignee_id as "assigneeId",
  tickets.tags,
  tickets.source,
  tickets.created_at as "createdAt",
  tickets.updated_at as "updatedAt",
  tickets.last_message_at as "lastMessageAt",
  tickets.last_author as "lastAuthor",
  tickets.resolved_at as "resolvedAt",
  tickets.closed_at as "closedAt"`

async function selectTickets(db: Handle, where: RawBuilder<unknown>): Promise<Ticket[]> {
  const { rows } = await sql<Ticket>`
    select ${ticketColumns}
    from tickets
    where ${where}
    order by tickets.id`.execute(db)
  return rows
}

/** Tickets of any life, in the order of their numbers. */
export async function ticketsById(db: Handle, ids: readonly number[]): Promise<Ticket[]> {
  return selectTickets(db, sql`tickets.id = any(${ids}::bigint[])`)
}

export async function findTicket(db: Handle, id: number): Promise<Ticket | undefined> {
  return (await ticketsById(db, [id]))[0]
}

/** The same, locked in the order of their numbers until the transaction ends. */
export async function lockTickets(tx: Tx, ids: readonly number[]): Promise<Ticket[]> {
  await sql`
    select id
    from tickets
    where id = any(${ids}::bigint[])
    order by id
    for no key update`.execute(tx)
  return ticketsById(tx, ids)
}

/** A ticket as its number is read today: the one that it was merged into, and the one from which their conversation stems. */
export type Standing = { survivor: number; origin: number }

export async function standingsOf(db: Handle, ids: readonly number[]): Promise<Map<number, Standing>> {
  const { rows } = await sql<Standing & { id: number }>`
    with recursive led as (
      select id, id as survivor, merged_into, follows_id
      from tickets
      where id = any(${ids}::bigint[])
      union
      select led.id, tickets.id, tickets.merged_into, tickets.follows_id
      from led
      join tickets on tickets.id = led.merged_into
    ), stems as (
      select survivor, survivor as origin, follows_id
      from led
      where merged_into is null
      union
      select stems.survivor, tickets.id, tickets.follows_id
      from stems
      join tickets on tickets.id = stems.follows_id
    )
    select led.id, led.survivor, (select min(origin) from stems where stems.survivor = led.survivor) as origin
    from led
    where merged_into is null`.execute(db)
  return new Map(rows.map(({ id, ...standing }) => [id, standing]))
}

/** The live tickets of a conversation, from the one it stems from, with what they were merged into: the newest first. */
export async function conversationFrom(db: Handle, origin: number): Promise<Ticket[]> {
  const { rows } = await sql<{ id: number }>`
    with recursive led as (
      select ${origin}::bigint as id
      union
      select onward.id
      from led
      cross join lateral (
        select id from tickets where follows_id = led.id
        union all
        select merged_into from tickets where id = led.id and merged_into is not null
      ) onward
    )
    select id from led`.execute(db)
  const all = await ticketsById(
    db,
    rows.map(({ id }) => id),
  )
  return all.filter(({ life }) => life === 'live').toReversed()
}

/** Which ticket a number leads to today: what was merged into another leads to that one. */
export async function survivorsOf(db: Handle, ids: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; survivor: number }>`
    with recursive led as (
      select id, id as survivor, merged_into
      from tickets
      where id = any(${ids}::bigint[])
      union
      select led.id, tickets.id, tickets.merged_into
      from led
      join tickets on tickets.id = led.merged_into
    )
    select id, survivor
    from led
    where merged_into is null`.execute(db)
  return new Map(rows.map(({ id, survivor }) => [id, survivor]))
}

import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Notified, Occasion } from '../rules/notify.ts'
import type { TicketEvent } from '../types.ts'
import type { NotificationEvent } from '../wire/notifications.ts'

/** A ticket and message as notifications tell of them. */
export type OccasionFacts = Occasion & {
  subject: string
  accountId: number | null
  authorName: string | null
  workspace: string
  excerpt: string
}

export async function occasionsOf(db: Handle, events: readonly TicketEvent[]): Promise<OccasionFacts[]> {
  const { rows } = await sql<OccasionFacts>`
    select given."ticketId",
           given."messageId",
           given.happened,
           given."byAgentId",
           case
             when ticket_messages.kind = 'public' or ticket_messages.author_kind <> 'customer'
               then ticket_messages.author_kind
           end as author,
           tickets.assignee_id as "assigneeId",
           coalesce(
             (
               select json_agg(distinct answers.author_id)
               from ticket_messages answers
               where answers.ticket_id = tickets.id
                 and answers.author_kind = 'agent'
                 and answers.author_id is not null
                 and tickets.assignee_id is null
                 and given.happened = 'message'
             ),
             '[]'
           ) as "answererIds",
           tickets.subject,
           tickets.account_id as "accountId",
           ticket_messages.author_name as "authorName",
           (select name from workspace) as workspace,
           coalesce(left(ticket_messages.body, 1000), '') as excerpt
    from json_to_recordset(${JSON.stringify(events)}::json)
      as given ("ticketId" bigint, "messageId" bigint, happened text, "byAgentId" bigint)
    join tickets on tickets.id = given."ticketId"
    left join ticket_messages on ticket_messages.id = given."messageId"`.execute(db)
  return rows
}

export type InsertedNotification = {
  id: number
  agentId: number
  event: NotificationEvent
  ticketId: number
  unread: number
}

/** Keeps what is told on screen; how many each agent has not read then, counted to 100. */
export async function insertNotifications(
  tx: Tx,
  now: Date,
  notified: readonly Notified[],
): Promise<InsertedNotification[]> {
  if (notified.length === 0) return []
  const { rows } = await sql<InsertedNotification>`
    with inserted as (
      insert into agent_notifications (agent_id, event, ticket_id, ticket_message_id, created_at)
      select "agentId", event, "ticketId", "messageId", ${now}
      from json_to_recordset(${JSON.stringify(notified)}::json)
        as given ("agentId" bigint, event text, "ticketId" bigint, "messageId" bigint)
      returning id, agent_id, event, ticket_id
    ), before as (
      select agents.agent_id, counted.unread
      from (select distinct agent_id from inserted) agents
      cross join lateral (
        select count(*) as unread
        from (
          select
          from agent_notifications
          where agent_notifications.agent_id = agents.agent_id
            and read_at is null
          limit ${mostCounted}
        ) unread
      ) counted
    )
    select inserted.id,
           inserted.agent_id as "agentId",
           inserted.event,
           inserted.ticket_id as "ticketId",
           least(${mostCounted}, before.unread + row_number() over (partition by inserted.agent_id order by inserted.id))
             as unread
    from inserted
    join before on before.agent_id = inserted.agent_id
    order by inserted.id`.execute(tx)
  return rows
}

const mostCounted = 100

export async function countUnread(db: Handle, agentId: number): Promise<number> {
  const { rows } = await sql<{ unread: number }>`
    select count(*) as unread
    from (
      select
      from agent_notifications
      where agent_id = ${agentId}
        and read_at is null
      limit ${mostCounted}
    ) unread`.execute(db)
  return rows[0]?.unread ?? 0
}

export type NotificationRow = {
  id: number
  event: NotificationEvent
  ticket: { id: number; subject: string }
  by: string | null
  messageId: number | null
  createdAt: Date
  readAt: Date | null
}

/** The newest first; those of tickets that were deleted are not told. */
export async function notificationsOf(
  db: Handle,
  asked: { agentId: number; before: number | null; limit: number },
): Promise<NotificationRow[]> {
  const { rows } = await sql<NotificationRow>`
    select agent_notifications.id,
           agent_notifications.event,
           json_build_object('id', tickets.id, 'subject', tickets.subject) as ticket,
           case when agent_notifications.event <> 'assigned' then ticket_messages.author_name end as by,
           agent_notifications.ticket_message_id as "messageId",
           agent_notifications.created_at as "createdAt",
           agent_notifications.read_at as "readAt"
    from agent_notifications
    join tickets on tickets.id = agent_notifications.ticket_id and tickets.life <> 'deleted'
    left join ticket_messages on ticket_messages.id = agent_notifications.ticket_message_id
    where agent_notifications.agent_id = ${asked.agentId}
      and (${asked.before}::bigint is null or agent_notifications.id < ${asked.before}::bigint)
    order by agent_notifications.id desc
    limit ${asked.limit}`.execute(db)
  return rows
}

/** Marks as read: those named, those of a ticket, or all where both are null. */
export async function markRead(
  tx: Tx,
  now: Date,
  of: { agentId: number; ids: readonly number[] | null; ticketId: number | null },
): Promise<void> {
  await sql`
    update agent_notifications
    set read_at = ${now}
    where agent_id = ${of.agentId}
      and read_at is null
      and (${of.ids}::bigint[] is null or id = any(${of.ids}::bigint[]))
      and (${of.ticketId}::bigint is null or ticket_id = ${of.ticketId}::bigint)`.execute(tx)
}

/** What nobody looks at any more. */
export async function deleteNotificationsOver(tx: Tx, before: Date): Promise<void> {
  await sql`
    delete from agent_notifications
    where created_at < ${before}`.execute(tx)
}

import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'

/** How much mail is kept, counted to ten thousand, and since when the oldest was written. */
export async function keptMail(db: Handle): Promise<{ count: number; oldestAt: Date | null }> {
  const { rows } = await sql<{ count: number; oldestAt: Date | null }>`
    select
      (
        select count(*)::integer
        from (
          select 1
          from deliveries
          where state = 'kept'
          limit 10000
        ) kept
      ) as count,
      (
        select messages.created_at
        from deliveries
        join messages on messages.id = deliveries.message_id
        where deliveries.state = 'kept'
        order by deliveries.message_id
        limit 1
      ) as "oldestAt"`.execute(db)
  return rows[0] as { count: number; oldestAt: Date | null }
}

/**
 * Queues all that is kept. What carries a link that has ended, or a text that was erased meanwhile, is withdrawn instead.
 * Gives how many of each.
 */
export async function queueKept(tx: Tx, now: Date): Promise<{ queued: number; withdrawn: number }> {
  const { rows } = await sql<{ queued: number; withdrawn: number }>`
    with kept as (
      select delivery.message_id,
             delivery.position,
             (
               messages.token_id is not null
               and (tokens.used_at is not null or tokens.voided_at is not null or tokens.expires_at <= ${now})
             ) or (text.event = 'text' and text.body = '' and text.sealed_body is null) as is_over
      from deliveries delivery
      join messages on messages.id = delivery.message_id
      join message_recipients recipient
        on recipient.message_id = delivery.message_id and recipient.position = delivery.position
      left join tokens on tokens.id = messages.token_id
      left join mail_templates text on text.id = recipient.template_id
      where delivery.state = 'kept'
      for update of delivery
    ), written as (
      update deliveries
      set state = case when kept.is_over then 'withdrawn' else 'queued' end,
          next_at = ${now},
          postponed = 0,
          ended_at = case when kept.is_over then ${now}::timestamptz end
      from kept
      where deliveries.message_id = kept.message_id
        and deliveries.position = kept.position
      returning deliveries.state
    )
    select count(*) filter (where state = 'queued')::integer as queued,
           count(*) filter (where state = 'withdrawn')::integer as withdrawn
    from written`.execute(tx)
  return rows[0] as { queued: number; withdrawn: number }
}

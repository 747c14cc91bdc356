import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { bouncedElsewhere } from '../rules/status-of-bounce.ts'

export type NewBounce = {
  rawMailId: number
  kind: 'hard' | 'soft' | 'complaint'
  copy: { messageId: number | null; position: number | null; address: string }
  status: string | null
  words: string
}

/** True the first time that this mail says so: it may be read again. */
export async function insertBounce(tx: Tx, now: Date, bounce: NewBounce): Promise<boolean> {
  const { rows } = await sql`
    insert into bounces (raw_mail_id, kind, message_id, position, address, status, words, at)
    values (${bounce.rawMailId}, ${bounce.kind}, ${bounce.copy.messageId}, ${bounce.copy.position},
      ${bounce.copy.address}, ${bounce.status}, ${bounce.words}, ${now})
    on conflict (raw_mail_id) do nothing
    returning raw_mail_id`.execute(tx)
  return rows.length > 0
}

/** A delivery that a server took and then could not make. */
export async function failDelivery(
  tx: Tx,
  now: Date,
  of: { messageId: number; position: number; words: string },
): Promise<void> {
  await sql`
    update deliveries
    set state = 'failed',
        words = ${of.words},
        ended_at = ${now}
    where message_id = ${of.messageId}
      and position = ${of.position}
      and state = 'sent'`.execute(tx)
}

/**
 * Soft bounces of an address since a moment, and since it was last found dead, by the workspace's day; only proven ones where
 * they are to prove something.
 */
export async function softBouncesOf(
  db: Handle,
  of: { address: string; since: Date; isProven: boolean },
): Promise<{ day: string }[]> {
  const { rows } = await sql<{ day: string }>`
    with soft as materialized (
      select at
      from bounces
      where address = ${of.address}
        and kind = 'soft'
        and at > ${of.since}
        -- The value of one row: as a question whether there is one, all mail that ever came in was read for it.
        and (
          not ${of.isProven}::boolean
          or (select reason from raw_mails where raw_mails.id = raw_mail_id) is distinct from ${bouncedElsewhere}
        )
      order by at desc
      limit 50
    ), found_dead as (
      select max(at) as at
      from bounces
      where address = ${of.address}
        and at >= (select min(at) from soft)
        and (select (facts ->> 'suppressed')::boolean from raw_mails where raw_mails.id = raw_mail_id)
    )
    select to_char(soft.at at time zone workspace.time_zone, 'YYYY-MM-DD') as day
    from soft
    cross join workspace
    cross join found_dead
    where (found_dead.at is null or soft.at > found_dead.at)
      and not exists (
        select from deliveries
        join message_recipients recipient using (message_id, position)
        where recipient.address = ${of.address}
          and deliveries.state = 'sent'
          and deliveries.ended_at > soft.at + interval '1 day'
      )
    order by soft.at desc`.execute(db)
  return rows
}

import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import { disowned } from '../rules/askable.ts'

/** Which stored mails: by their ids, those that wait for an agent, or all of which nothing came. */
export type Again = { ids: readonly number[] } | 'held' | 'all'

/** Makes them wait to be read, with what was decided taken back; gives those that could be. What its sender disowned stays so. */
export async function waitAgain(tx: Tx, now: Date, which: Again): Promise<number[]> {
  const condition =
    typeof which === 'object'
      ? sql`mail.id = any(${which.ids}::bigint[])`
      : which === 'held'
        ? sql`mail.outcome in ('held', 'unreadable')`
        : sql`true`
  const { rows } = await sql<{ id: number }>`
    with chosen as (
      select mail.id
      from raw_mails mail
      where mail.state = 'decided'
        and mail.outcome in ('held', 'unreadable', 'ignored', 'duplicate')
        and ${condition}
        and not exists (select from ticket_messages message where message.raw_mail_id = mail.id)
        and not exists (select from held_mails held where held.raw_mail_id = mail.id
          and (held.ended_at is not null or held.reason = ${disowned}))
      for update
    ), no_longer_held as (
      delete from held_mails
      using chosen
      where held_mails.raw_mail_id = chosen.id
        and held_mails.ended_at is null
      returning held_mails.raw_mail_id, held_mails.held_at, held_mails.asked_at
    )
    update raw_mails mail
    set state = 'waiting',
        attempts = 0,
        next_at = ${now},
        decided_at = null,
        outcome = null,
        step = null,
        reason = null,
        content_key = null,
        facts = case
          when no_longer_held.raw_mail_id is null then mail.facts
          else jsonb_strip_nulls(jsonb_build_object(
            'heldAt', no_longer_held.held_at,
            'askedAt', no_longer_held.asked_at
          ))
        end
    from chosen
    left join no_longer_held on no_longer_held.raw_mail_id = chosen.id
    where mail.id = chosen.id
    returning mail.id`.execute(tx)
  return rows.map(({ id }) => id).sort((one, other) => one - other)
}

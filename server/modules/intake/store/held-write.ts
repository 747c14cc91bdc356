import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import { disowned } from '../rules/askable.ts'

export type NewHeld = {
  rawMailId: number
  address: string | null
  reason: string
  departmentId: number | null
  ticketId: number | null
}

/**
 * Lets a mail wait, since it was first held where it is only decided anew; one that waits already waits for what is said now, unless its sender has said that it is not hers.
 */
export async function holdMail(tx: Tx, now: Date, held: NewHeld): Promise<void> {
  await sql`
    insert into held_mails (raw_mail_id, address, reason, department_id, ticket_id, held_at, asked_at)
    values (${held.rawMailId}, ${held.address}, ${held.reason}, ${held.departmentId},
      (select id from tickets where id = ${held.ticketId}),
      coalesce((select (facts ->> 'heldAt')::timestamptz from raw_mails where id = ${held.rawMailId}), ${now}),
      (select (facts ->> 'askedAt')::timestamptz from raw_mails where id = ${held.rawMailId}))
    on conflict (raw_mail_id) do update
    set reason = case when held_mails.reason = ${disowned} then ${disowned} else excluded.reason end,
        department_id = excluded.department_id,
        ticket_id = excluded.ticket_id`.execute(tx)
}

/** Notes an address that mail may be written to. */
export async function noteAddress(tx: Tx, now: Date, address: string): Promise<void> {
  await sql`
    insert into addresses (address, first_seen_at)
    values (${address}, ${now})
    on conflict (address) do nothing`.execute(tx)
}

/** Counts an automatic answer to each of different addresses; gives those that had not enough that day, which is the workspace's. */
export async function countAnswers(
  tx: Tx,
  now: Date,
  of: { addresses: readonly string[]; atMost: number },
): Promise<Set<string>> {
  if (of.addresses.length === 0) return new Set()
  const { rows } = await sql<{ address: string }>`
    insert into automatic_answers as answered (address, day, count)
    select given.address, (${now}::timestamptz at time zone workspace.time_zone)::date, 1
    from unnest(${of.addresses}::text[]) as given (address)
    cross join workspace
    order by given.address
    on conflict (address, day) do update
    set count = answered.count + 1
    where answered.count < ${of.atMost}
    returning address`.execute(tx)
  return new Set(rows.map(({ address }) => address))
}

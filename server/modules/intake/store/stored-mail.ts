import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Decided, Envelope } from '../types.ts'

/** A mail that was decided before, as it stands. */
export type StoredMail = {
  id: number
  hash: Buffer
  envelope: Envelope
  step: string | null
  reason: string | null
  facts: Record<string, unknown>
  /** It is held, and nobody has said what becomes of it. */
  isWaiting: boolean
  /** Nothing came of it, and nobody was asked: it was ignored, or taken for another. */
  isPassedOver: boolean
}

export async function storedMail(db: Handle, id: number): Promise<StoredMail | undefined> {
  const { rows } = await sql<StoredMail>`
    select raw.id, raw.hash, raw.envelope, raw.step, raw.reason, raw.facts,
      held.raw_mail_id is not null and held.ended_at is null as "isWaiting",
      ${isPassedOver} as "isPassedOver"
    from raw_mails raw
    left join held_mails held on held.raw_mail_id = raw.id
    where raw.id = ${id}`.execute(db)
  return rows[0]
}

const isPassedOver = sql`
  raw.state = 'decided'
  and raw.outcome in ('ignored', 'duplicate')
  and not exists (select from ticket_messages message where message.raw_mail_id = raw.id)`

/** Locks a mail that was passed over; false where it is not, any more. */
export async function lockPassedOver(tx: Tx, id: number): Promise<boolean> {
  const { rows } = await sql`
    select
    from raw_mails raw
    where raw.id = ${id}
      and ${isPassedOver}
    for update`.execute(tx)
  return rows.length > 0
}

/** Writes what became of a mail after all. */
export async function writeDecided(tx: Tx, now: Date, id: number, decided: Decided): Promise<void> {
  await tx
    .updateTable('raw_mails')
    .set({
      decided_at: now,
      outcome: decided.outcome,
      step: decided.step,
      reason: decided.reason,
      facts: JSON.stringify(decided.facts),
      content_key: decided.contentKey,
      department_id: decided.departmentId,
    })
    .where('id', '=', id)
    .execute()
}

/** Open accounts of whoever has an address: as their main user, or by their card of it. */
export async function accountsAtAddress(
  db: Handle,
  address: string,
): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select accounts.id, accounts.name
    from accounts
    where accounts.id in (
        select own.id
        from claims
        join accounts own on own.main_user_id = claims.person_id
        where claims.address = ${address}
        union
        select account_id from additional_contacts where address = ${address} and life = 'live'
      )
      and not exists (select from account_closures closed where closed.account_id = accounts.id)
    order by accounts.sort_name, accounts.id
    limit 50`.execute(db)
  return rows
}

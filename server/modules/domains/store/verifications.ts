import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Verification } from '../types.ts'

/**
 * Opens the verification of an address, once for all domains. 'verified': a main user has proved it to be hers already, and
 * that is written down; 'asked': somebody has to be written to; null: it was asked before.
 */
export async function openVerification(
  tx: Tx,
  now: Date,
  asked: { address: string; until: Date },
): Promise<'asked' | 'verified' | null> {
  const { rows } = await sql<{ isVerified: boolean }>`
    insert into registrant_verifications (address, asked_at, until, verified_at)
    select ${asked.address}, ${now}, ${asked.until}, (
      select verified_at
      from claims
      join people on people.id = claims.person_id and people.kind = 'contact'
      where claims.address = ${asked.address}
    )
    on conflict (address) do nothing
    returning verified_at is not null as "isVerified"`.execute(tx)
  const [opened] = rows
  return opened === undefined ? null : opened.isVerified ? 'verified' : 'asked'
}

const columns = sql`
  registrant_verifications.address,
  registrant_verifications.asked_at as "askedAt",
  registrant_verifications.until,
  registrant_verifications.reminders,
  registrant_verifications.verified_at as "verifiedAt"`

export async function findVerification(db: Handle, address: string): Promise<Verification | undefined> {
  const { rows } = await sql<Verification>`
    select ${columns}
    from registrant_verifications
    where address = ${address}`.execute(db)
  return rows[0]
}

/** Says that the address is its reader's; false: it was said before, or never asked. */
export async function markVerified(tx: Tx, now: Date, address: string): Promise<boolean> {
  const { rows } = await sql`
    update registrant_verifications
    set verified_at = ${now}
    where address = ${address}
      and verified_at is null
    returning address`.execute(tx)
  return rows.length === 1
}

/** The same where it may not have been asked: whoever answers a mailed link reads that address. */
export async function writeVerified(tx: Tx, now: Date, address: string): Promise<void> {
  await sql`
    insert into registrant_verifications (address, asked_at, until, verified_at)
    values (${address}, ${now}, ${now}, ${now})
    on conflict (address) do update
      set verified_at = coalesce(registrant_verifications.verified_at, excluded.verified_at)`.execute(tx)
}

/** Verifications that wait, for the job that reminds, locked; those that another process looks at are left to it. */
export async function lockOpenVerifications(tx: Tx, after: string, limit: number): Promise<Verification[]> {
  const { rows } = await sql<Verification>`
    select ${columns}
    from registrant_verifications
    where verified_at is null
      and lapsed_at is null
      and address > ${after}
    order by address
    limit ${limit}
    for update skip locked`.execute(tx)
  return rows
}

export async function countReminder(tx: Tx, of: { address: string; reminders: number }): Promise<void> {
  await sql`
    update registrant_verifications
    set reminders = ${of.reminders}
    where address = ${of.address}`.execute(tx)
}

export async function markLapsed(tx: Tx, now: Date, address: string): Promise<void> {
  await sql`
    update registrant_verifications
    set lapsed_at = ${now}
    where address = ${address}`.execute(tx)
}

/** The live domains whose registrant on record has this address, by name. */
export async function domainIdsOfRegistrant(db: Handle, address: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select domains.id
    from registrant_records record
    join domains on domains.id = record.domain_id and domains.life = 'live'
    where record.address = ${address}
    order by domains.ascii_name`.execute(db)
  return rows.map(({ id }) => id)
}

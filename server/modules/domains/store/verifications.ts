import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Verification } from '../types.ts'

type Of = { accountId: number; address: string }

/**
 * Opens the verification of an address, once for all domains of an account. 'verified': the account's own main user has proved it
 * to be his already; 'asked': somebody has to be written to; null: it was asked before. What is known of the address from
 * elsewhere does not count, so that nobody learns of it.
 */
export async function openVerification(
  tx: Tx,
  now: Date,
  asked: Of & { until: Date },
): Promise<'asked' | 'verified' | null> {
  const { rows } = await sql<{ isVerified: boolean }>`
    insert into registrant_verifications (account_id, address, asked_at, until, verified_at)
    select ${asked.accountId}, ${asked.address}, ${now}, ${asked.until}, (
      select ${now}::timestamptz
      from accounts
      join claims on claims.person_id = accounts.main_user_id
      where accounts.id = ${asked.accountId}
        and claims.address = ${asked.address}
        and claims.verified_at is not null
    )
    on conflict (account_id, address) do nothing
    returning verified_at is not null as "isVerified"`.execute(tx)
  const [opened] = rows
  return opened === undefined ? null : opened.isVerified ? 'verified' : 'asked'
}

const columns = sql`
  registrant_verifications.account_id as "accountId",
  registrant_verifications.address,
  registrant_verifications.asked_at as "askedAt",
  registrant_verifications.until,
  registrant_verifications.reminders,
  registrant_verifications.verified_at as "verifiedAt"`

export async function findVerification(db: Handle, of: Of): Promise<Verification | undefined> {
  const { rows } = await sql<Verification>`
    select ${columns}
    from registrant_verifications
    where account_id = ${of.accountId}
      and address = ${of.address}`.execute(db)
  return rows[0]
}

/** Says that the address is its reader's; false: it was said before, or never asked. */
export async function markVerified(tx: Tx, now: Date, of: Of): Promise<boolean> {
  const { rows } = await sql`
    update registrant_verifications
    set verified_at = ${now}
    where account_id = ${of.accountId}
      and address = ${of.address}
      and verified_at is null
    returning address`.execute(tx)
  return rows.length === 1
}

/** The same where it may not have been asked: whoever answers a mailed link reads that address. */
export async function writeVerified(tx: Tx, now: Date, of: Of): Promise<void> {
  await sql`
    insert into registrant_verifications (account_id, address, asked_at, until, verified_at)
    values (${of.accountId}, ${of.address}, ${now}, ${now}, ${now})
    on conflict (account_id, address) do update
      set verified_at = coalesce(registrant_verifications.verified_at, excluded.verified_at)`.execute(tx)
}

/** Verifications that wait, for the job that reminds, locked; those that another process looks at are left to it. */
export async function lockOpenVerifications(tx: Tx, after: Of, limit: number): Promise<Verification[]> {
  const { rows } = await sql<Verification>`
    select ${columns}
    from registrant_verifications
    where verified_at is null
      and lapsed_at is null
      and (account_id, address) > (${after.accountId}::bigint, ${after.address})
    order by account_id, address
    limit ${limit}
    for update skip locked`.execute(tx)
  return rows
}

export async function countReminder(tx: Tx, of: Of & { reminders: number }): Promise<void> {
  await sql`
    update registrant_verifications
    set reminders = ${of.reminders}
    where account_id = ${of.accountId}
      and address = ${of.address}`.execute(tx)
}

export async function markLapsed(tx: Tx, now: Date, of: Of): Promise<void> {
  await sql`
    update registrant_verifications
    set lapsed_at = ${now}
    where account_id = ${of.accountId}
      and address = ${of.address}`.execute(tx)
}

/** The live domains of an account whose registrant on record has this address, by name. */
export async function domainIdsOfRegistrant(db: Handle, of: Of): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select domains.id
    from registrant_records record
    join domains on domains.id = record.domain_id and domains.life = 'live'
    where record.address = ${of.address}
      and domains.account_id = ${of.accountId}
    order by domains.ascii_name`.execute(db)
  return rows.map(({ id }) => id)
}

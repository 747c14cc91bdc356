import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'

/** Voids the links still standing that were mailed to these addresses for this person. */
export async function voidLinksTo(
  tx: Tx,
  now: Date,
  of: { personId: number; addresses: readonly string[] },
): Promise<void> {
  await sql`
    update tokens
    set voided_at = ${now}
    where person_id = ${of.personId}
      and address = any(${of.addresses}::text[])
      and used_at is null
      and voided_at is null`.execute(tx)
}

/** The same for everything that was mailed to these people. */
export async function voidLinksOf(tx: Tx, now: Date, personIds: readonly number[]): Promise<void> {
  await sql`
    update tokens
    set voided_at = ${now}
    where person_id = any(${personIds}::bigint[])
      and used_at is null
      and voided_at is null`.execute(tx)
}

/** Signs people out everywhere. */
export async function endAllSessions(tx: Tx, personIds: readonly number[]): Promise<void> {
  await sql`
    delete from sessions
    where person_id = any(${personIds}::bigint[])`.execute(tx)
}

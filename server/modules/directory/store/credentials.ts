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

/** Signs a person out everywhere. */
export async function endSessionsOf(tx: Tx, personId: number): Promise<void> {
  await tx.deleteFrom('sessions').where('person_id', '=', personId).execute()
}

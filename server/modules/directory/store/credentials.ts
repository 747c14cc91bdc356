import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { TokenPurpose } from '../../delivery/index.ts'

/** The purposes of the links still standing that were mailed to these addresses for this person: one a purpose. */
export async function purposesMailedTo(
  db: Handle,
  of: { personId: number; addresses: readonly string[] },
): Promise<TokenPurpose[]> {
  const { rows } = await sql<{ purpose: TokenPurpose }>`
    select purpose
    from tokens
    where person_id = ${of.personId}
      and address = any(${of.addresses}::text[])
      and used_at is null
      and voided_at is null`.execute(db)
  return rows.map((row) => row.purpose)
}

/** Signs people out everywhere. */
export async function endAllSessions(tx: Tx, personIds: readonly number[]): Promise<void> {
  await sql`
    delete from sessions
    where person_id = any(${personIds}::bigint[])`.execute(tx)
}

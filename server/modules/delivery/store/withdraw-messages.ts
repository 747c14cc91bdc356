import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'

/**
 * Withdraws what waits of the messages about these records: what has left, and what is being handed over right now, stays.
 * Gives how many mails will not leave.
 */
export async function withdrawMessages(
  tx: Tx,
  now: Date,
  about: { kind: 'notice'; ids: readonly number[] },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update deliveries
    set state = 'withdrawn',
        ended_at = ${now},
        lease_token = null,
        leased_until = null
    from messages
    where messages.subject_kind = ${about.kind}
      and messages.subject_id = any(${about.ids}::bigint[])
      and deliveries.message_id = messages.id
      and deliveries.state in ('queued', 'paused', 'kept')
      and (deliveries.leased_until is null or deliveries.leased_until <= ${now})`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

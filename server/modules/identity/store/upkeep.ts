import type { Tx } from '../../../lib/db.ts'
import { idleSince } from '../rules/sessions.ts'

export async function deleteRunOut(tx: Tx, until: { now: Date; keptSince: Date }): Promise<void> {
  await tx.deleteFrom('sessions').where('expires_at', '<', until.now).execute()
  for (const door of ['agent', 'area'] as const)
    await tx
      .deleteFrom('sessions')
      .where('door', '=', door)
      .where('last_seen_at', '<', idleSince(until.now, door))
      .execute()
  await tx.deleteFrom('guesses').where('last_failure_at', '<', until.keptSince).execute()
  await tx.deleteFrom('idempotency_keys').where('created_at', '<', until.keptSince).execute()
}

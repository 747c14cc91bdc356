import type { Tx } from '../../lib/db.ts'
import { deleteNotificationsOver } from './store/notifications.ts'
import { deletePresenceOver } from './store/presence.ts'

/** What an agent was told is kept so long, read or not. */
const kept = 90 * 86_400_000
const longGone = 3_600_000

/** Forgets what agents were told long ago, and who was where. */
export async function forgetOld(tx: Tx, now: Date): Promise<void> {
  await deleteNotificationsOver(tx, new Date(now.getTime() - kept))
  await deletePresenceOver(tx, new Date(now.getTime() - longGone))
}

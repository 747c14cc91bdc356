import type { Tx } from '../../lib/db.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { requeuePaused } from './store/paused-deliveries.ts'

/** Lets deliveries leave that a restore paused; gives how many. */
export async function resumeDeliveries(tx: Tx, actor: Actor, now: Date): Promise<number> {
  const count = await requeuePaused(tx, now)
  if (count === 0) return 0
  await recordTrail(tx, actor, now, [
    { subject: { kind: 'workspace', id: 1 }, type: 'workspace.mail-resumed', facts: { deliveries: count } },
  ])
  return count
}

import type { Tx } from '../../lib/db.ts'
import type { Actor } from '../trail/index.ts'
import { moveRequests } from './store/requesters.ts'
import { tellAgents } from './tell-agents.ts'

/** Whoever watches more than so many tickets looks again anyway. */
const toldAtMost = 500

/**
 * Makes a contact the one who asked what others asked, because they are one person, or are two again. Agents who watch such a
 * ticket see it at once. Gives whose each was. Who may, and the trail, are the caller's.
 */
export async function giveRequests(
  tx: Tx,
  actor: Actor,
  now: Date,
  given: { fromIds: readonly number[]; toId: number; ticketIds?: readonly number[] },
): Promise<{ id: number; fromId: number }[]> {
  const moved = await moveRequests(tx, now, given)
  const byAgentId = actor.kind === 'agent' ? actor.id : null
  await tellAgents(
    tx,
    now,
    moved.slice(0, toldAtMost).map(({ id }) => ({ ticketId: id, happened: 'changed', byAgentId })),
  )
  return moved
}

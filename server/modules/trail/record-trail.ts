import type { Tx } from '../../lib/db.ts'
import { insertEntries } from './store/entries.ts'
import type { Actor, TrailDraft } from './types.ts'

/**
 * Writes what was done into the trail, in the caller's transaction: a change without its entry cannot commit.
 * Entries keep the order given.
 */
export async function recordTrail(
  tx: Tx,
  actor: Actor,
  now: Date,
  drafts: readonly TrailDraft[],
): Promise<void> {
  if (drafts.length === 0) return
  await insertEntries(
    tx,
    {
      at: now,
      actorKind: actor.kind,
      actorId: 'id' in actor ? actor.id : null,
      door: actor.door,
      ip: actor.ip,
      requestId: actor.requestId,
    },
    drafts,
  )
}

import type { Tx } from '../../lib/db.ts'
import { insertEntries, insertValues, takeTrailIds } from './store.ts'
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
  const ids = await takeTrailIds(tx, drafts.length)
  const numbered = drafts.map((draft, index) => ({ ...draft, id: ids[index] as number }))
  await insertEntries(
    tx,
    numbered.map((entry) => ({
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      id: entry.id,
      at: now,
      type: entry.type,
      actor_kind: actor.kind,
      actor_id: 'id' in actor ? actor.id : null,
      door: actor.door,
      ip: actor.ip,
      request_id: actor.requestId,
      facts: entry.facts ?? {},
      undo_id: entry.undoId ?? null,
    })),
  )
  await insertValues(
    tx,
    numbered.flatMap((entry) =>
      (entry.values ?? []).map((change) => ({
        subject_kind: entry.subject.kind,
        subject_id: entry.subject.id,
        entry_id: entry.id,
        field: change.field,
        old_value: change.old,
        new_value: change.new,
      })),
    ),
  )
}

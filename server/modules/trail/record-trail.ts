import type { Tx } from '../../lib/db.ts'
import { insertEntries } from './store/insert-entries.ts'
import type { Author, TrailDraft } from './types.ts'

/**
 * Writes what was done into the trail, in the caller's transaction: a change without its entry cannot commit.
 * Entries keep the order given.
 */
export async function recordTrail(
  tx: Tx,
  author: Author,
  now: Date,
  drafts: readonly TrailDraft[],
): Promise<void> {
  if (drafts.length === 0) return
  await insertEntries(
    tx,
    {
      at: now,
      actorKind: author.kind,
      actorId: 'id' in author ? author.id : null,
      door: author.door,
      ip: author.ip,
      requestId: author.requestId,
    },
    drafts,
  )
}

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
  await recordTrailOf(
    tx,
    now,
    drafts.map((draft) => ({ by: author, draft })),
  )
}

/** The same for what several did at once. */
export async function recordTrailOf(
  tx: Tx,
  now: Date,
  entries: readonly { by: Author; draft: TrailDraft }[],
): Promise<void> {
  if (entries.length > 0) await insertEntries(tx, now, entries)
}

import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { imagesOf, insertUndo, insertUndoImages, lockUndo, setUndone } from './store/undos.ts'
import type { Actor, UndoImage } from './types.ts'

/** How long a command can be undone, in milliseconds: 30 days. */
export const undoLasts = 30 * 86_400_000

/** Keeps what is needed to undo a command for 30 days; the id goes into its trail entries. */
export async function keepUndo(
  tx: Tx,
  actor: Actor,
  now: Date,
  kept: { command: string; images: readonly UndoImage[] },
): Promise<number> {
  const until = new Date(now.getTime() + undoLasts)
  const id = await insertUndo(tx, {
    command: kept.command,
    actorId: 'id' in actor ? actor.id : null,
    now,
    until,
  })
  await insertUndoImages(tx, id, kept.images)
  return id
}

/**
 * The command and images of an undo that still stands, locked against being undone twice at once.
 * @throws Refusal missing (no such undo), conflict 'undo.already-undone' or 'undo.too-late'
 */
export async function standingUndo(
  tx: Tx,
  now: Date,
  id: number,
): Promise<{ command: string; images: UndoImage[] }> {
  const undo = await lockUndo(tx, id)
  if (!undo) throw new Refusal('missing')
  if (undo.undoneAt) throw new Refusal('conflict', [{ path: '', code: 'undo.already-undone' }])
  if (undo.until <= now) throw new Refusal('conflict', [{ path: '', code: 'undo.too-late' }])
  return { command: undo.command, images: await imagesOf(tx, id) }
}

/** Says that an undo has been carried out and by whom; the image goes with it. */
export async function markUndone(tx: Tx, actor: Actor, now: Date, id: number): Promise<void> {
  await setUndone(tx, { id, now, actorId: 'id' in actor ? actor.id : null })
}

import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import {
  countImages,
  deleteImage,
  deleteImages,
  findImages,
  findImagesAfter,
  insertMissingImages,
  insertUndo,
  insertUndoImages,
  lockUndo,
  setUndone,
  setUndoneOnly,
} from './store/undos.ts'
import type { Actor, Subject, SubjectKind, UndoImage } from './types.ts'

/** How long a command can be undone, in milliseconds: 30 days. */
export const undoLasts = 30 * 86_400_000

/**
 * Keeps what is needed to undo a command for 30 days; the id goes into its trail entries. A command that goes on in
 * batches keeps on adding `into` the undo that its first batch began.
 */
export async function keepUndo(
  tx: Tx,
  actor: Actor,
  now: Date,
  kept: { command: string; images: readonly UndoImage[]; into?: number | null },
): Promise<number> {
  if (kept.into) {
    await insertUndoImages(tx, kept.into, kept.images)
    return kept.into
  }
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
 * The command of an undo that still stands, whose it was and how many images it has, locked against being undone twice at once.
 * @throws Refusal missing (no such undo), conflict 'undo.already-undone' or 'undo.too-late'
 */
export async function standingUndo(
  tx: Tx,
  now: Date,
  id: number,
): Promise<{ command: string; actorId: number | null; images: number }> {
  const undo = await lockUndo(tx, id)
  if (!undo) throw new Refusal('missing')
  if (undo.undoneAt) throw new Refusal('conflict', [{ path: '', code: 'undo.already-undone' }])
  if (undo.until <= now) throw new Refusal('conflict', [{ path: '', code: 'undo.too-late' }])
  return { command: undo.command, actorId: undo.actorId, images: await countImages(tx, id) }
}

/** Adds to an undo what a command takes away bit by bit; what it has of a record already stays. */
export async function addToUndo(tx: Tx, id: number, images: readonly UndoImage[]): Promise<void> {
  await insertMissingImages(tx, id, images)
}

/** The images of one kind of subject, which stay where they are. */
export async function imagesOfKind(tx: Tx, id: number, kind: SubjectKind): Promise<UndoImage[]> {
  return findImages(tx, id, kind)
}

/** The same page by page, in the order of their subjects' ids. */
export async function imagesAfter(
  tx: Tx,
  id: number,
  page: { kind: SubjectKind; after: number; limit: number },
): Promise<UndoImage[]> {
  return findImagesAfter(tx, id, page)
}

/** Takes so many images out of an undo: whoever takes them puts them back in the same transaction. */
export async function takeImages(tx: Tx, id: number, atMost: number): Promise<UndoImage[]> {
  return deleteImages(tx, id, atMost)
}

/** The same of one record; undefined when it was put back already, or erased. */
export async function takeImage(tx: Tx, id: number, subject: Subject): Promise<UndoImage | undefined> {
  return deleteImage(tx, id, subject)
}

/** How many records are still to be put back. */
export async function remainingImages(tx: Tx, id: number): Promise<number> {
  return countImages(tx, id)
}

/** As `markUndone`; the images stay for whoever takes them away bit by bit. */
export async function markUndoneOnly(tx: Tx, actor: Actor, now: Date, id: number): Promise<void> {
  await setUndoneOnly(tx, { id, now, actorId: 'id' in actor ? actor.id : null })
}

/** Says that an undo has been carried out and by whom; the image goes with it. */
export async function markUndone(tx: Tx, actor: Actor, now: Date, id: number): Promise<void> {
  await setUndone(tx, { id, now, actorId: 'id' in actor ? actor.id : null })
}

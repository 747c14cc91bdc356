import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import type { SubjectKind, UndoImage } from '../types.ts'

export async function insertUndo(
  tx: Tx,
  undo: { command: string; actorId: number | null; now: Date; until: Date },
): Promise<number> {
  const { id } = await tx
    .insertInto('undos')
    .values({ command: undo.command, actor_id: undo.actorId, created_at: undo.now, until: undo.until })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function insertUndoImages(tx: Tx, undoId: number, images: readonly UndoImage[]): Promise<void> {
  await insertRows(
    tx,
    'undo_images',
    images.map(({ subject, image }) => ({
      undo_id: undoId,
      subject_kind: subject.kind,
      subject_id: subject.id,
      image,
    })),
  )
}

export async function lockUndo(
  tx: Tx,
  id: number,
): Promise<{ command: string; until: Date; undoneAt: Date | null } | undefined> {
  return tx
    .selectFrom('undos')
    .select(['command', 'until', 'undone_at as undoneAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function imagesOf(tx: Tx, undoId: number): Promise<UndoImage[]> {
  const rows = await tx
    .selectFrom('undo_images')
    .select(['subject_kind', 'subject_id', 'image'])
    .where('undo_id', '=', undoId)
    .orderBy('subject_kind')
    .orderBy('subject_id')
    .execute()
  return rows.map((row) => ({
    subject: { kind: row.subject_kind as SubjectKind, id: row.subject_id },
    image: row.image,
  }))
}

export async function setUndone(
  tx: Tx,
  undone: { id: number; now: Date; actorId: number | null },
): Promise<void> {
  await tx
    .updateTable('undos')
    .set({ undone_at: undone.now, undone_by: undone.actorId })
    .where('id', '=', undone.id)
    .execute()
  await tx.deleteFrom('undo_images').where('undo_id', '=', undone.id).execute()
}

/** Deletes images that can be put back no longer, no more than asked for; gives how many. */
export async function deleteImagesRunOut(tx: Tx, now: Date, atMost: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from undo_images
    where (undo_id, subject_kind, subject_id) in (
      select image.undo_id, image.subject_kind, image.subject_id
      from undo_images image
      join undos on undos.id = image.undo_id
      where undos.until <= ${now}
      limit ${atMost}
    )`.execute(tx)
  return Number(numAffectedRows)
}

import { sql } from 'kysely'
import { plannedEachTime, type Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import type { Subject, SubjectKind, UndoImage } from '../types.ts'

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
  await insertRows(tx, 'undo_images', rowsOf(undoId, images))
}

/** The same but for subjects of which it has an image. */
export async function insertMissingImages(
  tx: Tx,
  undoId: number,
  images: readonly UndoImage[],
): Promise<void> {
  await insertRows(tx, 'undo_images', rowsOf(undoId, images), sql`on conflict do nothing`)
}

const rowsOf = (undoId: number, images: readonly UndoImage[]) =>
  images.map(({ subject, image }) => ({
    undo_id: undoId,
    subject_kind: subject.kind,
    subject_id: subject.id,
    image,
  }))

export async function findImagesAfter(
  tx: Tx,
  undoId: number,
  page: { kind: SubjectKind; after: number; limit: number },
): Promise<UndoImage[]> {
  const { kind } = page
  const { rows } = await sql<{ id: number; image: unknown }>`
    select subject_id as id, image ${sql.raw(plannedEachTime)}
    from undo_images
    where undo_id = ${undoId}
      and subject_kind = ${kind}
      and subject_id > ${page.after}
    order by subject_id
    limit ${page.limit}`.execute(tx)
  return rows.map(({ id, image }) => ({ subject: { kind, id }, image }))
}

export async function findImages(tx: Tx, undoId: number, kind: SubjectKind): Promise<UndoImage[]> {
  const { rows } = await sql<{ id: number; image: unknown }>`
    select subject_id as id, image
    from undo_images
    where undo_id = ${undoId}
      and subject_kind = ${kind}
    order by subject_id`.execute(tx)
  return rows.map(({ id, image }) => ({ subject: { kind, id }, image }))
}

export async function lockUndo(
  tx: Tx,
  id: number,
): Promise<{ command: string; actorId: number | null; until: Date; undoneAt: Date | null } | undefined> {
  return tx
    .selectFrom('undos')
    .select(['command', 'actor_id as actorId', 'until', 'undone_at as undoneAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

export async function countImages(tx: Tx, undoId: number): Promise<number> {
  const { images } = await tx
    .selectFrom('undo_images')
    .select(({ fn }) => fn.countAll<number>().as('images'))
    .where('undo_id', '=', undoId)
    .executeTakeFirstOrThrow()
  return images
}

/**
 * Deletes so many images, those of the oldest records first, and gives them. By where they lie: of an undo that is younger than
 * the last analysis the planner expects no image, and compared each of a hundred thousand with each of the page. Planned each
 * time: a plan that was kept from when there were hardly any reads all of them for each page.
 */
export async function deleteImages(tx: Tx, undoId: number, atMost: number): Promise<UndoImage[]> {
  const { rows } = await sql<{ kind: SubjectKind; id: number; image: unknown }>`
    with taken as (
      delete from undo_images
      where ctid = any(array(
        select ctid ${sql.raw(plannedEachTime)}
        from undo_images
        where undo_id = ${undoId}
        order by subject_kind, subject_id
        limit ${atMost}
      ))
      returning subject_kind as kind, subject_id as id, image
    )
    select kind, id, image
    from taken
    order by kind, id`.execute(tx)
  return rows.map(({ kind, id, image }) => ({ subject: { kind, id }, image }))
}

export async function deleteImage(tx: Tx, undoId: number, subject: Subject): Promise<UndoImage | undefined> {
  const taken = await tx
    .deleteFrom('undo_images')
    .where('undo_id', '=', undoId)
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .returning('image')
    .executeTakeFirst()
  return taken && { subject, image: taken.image }
}

export async function setUndone(
  tx: Tx,
  undone: { id: number; now: Date; actorId: number | null },
): Promise<void> {
  await setUndoneOnly(tx, undone)
  await tx.deleteFrom('undo_images').where('undo_id', '=', undone.id).execute()
}

export async function setUndoneOnly(
  tx: Tx,
  undone: { id: number; now: Date; actorId: number | null },
): Promise<void> {
  await tx
    .updateTable('undos')
    .set({ undone_at: undone.now, undone_by: undone.actorId })
    .where('id', '=', undone.id)
    .execute()
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

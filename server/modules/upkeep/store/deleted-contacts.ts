import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'

/** What has become of a contact, locked; null: there never was one. */
export async function lifeOf(tx: Tx, id: number): Promise<string | null> {
  const { rows } = await sql<{ life: string }>`
    select life
    from contacts
    where id = ${id}
    for update`.execute(tx)
  return rows[0]?.life ?? null
}

/** The undo that holds what giving a deleted contact back takes; null once its time is up. */
export async function undoOfDeletion(tx: Tx, id: number): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select undos.id
    from undo_images image
    join undos on undos.id = image.undo_id
    where image.subject_kind = 'contact'
      and image.subject_id = ${id}
      and undos.command = 'delete-contacts'
      and undos.undone_at is null
    order by undos.id desc
    limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

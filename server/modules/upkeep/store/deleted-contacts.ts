import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'

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

export type DeletedContact = {
  id: number
  name: string
  /** The first address that she would have again; null once it is kept no longer. */
  email: string | null
  /** By which they are in order: a definition that is converted may touch her later. */
  changedAt: Date
  deletedAt: Date
  deletedBy: { id: number; name: string } | null
  /** Until when she can be given back; null: not any more. */
  until: Date | null
}

/** Deleted contacts, latest first, after a given one. */
export async function deletedContacts(
  db: Handle,
  asked: { now: Date; pattern: string | null; after: { at: string; id: number } | null; limit: number },
): Promise<DeletedContact[]> {
  const { rows } = await sql<DeletedContact>`
    select contacts.id,
           contacts.name,
           kept.email,
           contacts.updated_at as "changedAt",
           coalesce(entry.at, contacts.updated_at) as "deletedAt",
           case when actor.id is not null then json_build_object('id', actor.id, 'name', actor.name) end as "deletedBy",
           kept.until
    from contacts
    left join lateral (
      select undos.until, image #>> '{claims,0,typed}' as email
      from undo_images
      join undos on undos.id = undo_images.undo_id
      where undo_images.subject_kind = 'contact'
        and undo_images.subject_id = contacts.id
        and undos.command = 'delete-contacts'
        and undos.undone_at is null
        and undos.until > ${asked.now}
      order by undos.id desc
      limit 1
    ) kept on true
    left join lateral (
      select at, actor_id
      from trail_entries
      where subject_kind = 'contact'
        and subject_id = contacts.id
        and type = 'contact.deleted'
      order by id desc
      limit 1
    ) entry on true
    left join agents actor on actor.id = entry.actor_id
    where contacts.life = 'deleted'
      and (${asked.pattern}::text is null or contacts.search_text like ${asked.pattern})
      and (${asked.after?.at ?? null}::timestamptz is null
        or (contacts.updated_at, contacts.id) < (${asked.after?.at ?? null}::timestamptz, ${asked.after?.id ?? 0}))
    order by contacts.updated_at desc, contacts.id desc
    limit ${asked.limit}`.execute(db)
  return rows
}

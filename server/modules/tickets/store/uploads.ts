import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { StoredFile } from '../../../lib/file-store.ts'
import type { AttachmentDraft } from '../types.ts'

export type Upload = { id: number; name: string; mediaType: string; size: number; createdAt: Date }

export async function insertUpload(
  tx: Tx,
  now: Date,
  upload: { file: StoredFile; name: string; mediaType: string; personId: number },
): Promise<Upload> {
  const { file, name, mediaType, personId } = upload
  const { rows } = await sql<{ id: number }>`
    insert into uploads (hash, name, media_type, size, person_id, created_at)
    values (${file.hash}, ${name}, ${mediaType}, ${file.size}, ${personId}, ${now})
    returning id`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('an upload that was inserted has no id')
  return { id: row.id, name, mediaType, size: file.size, createdAt: now }
}

/** How much somebody has uploaded that belongs to no message yet. */
export async function uploadedBy(db: Handle, personId: number): Promise<{ count: number; size: number }> {
  const { rows } = await sql<{ count: number; size: number }>`
    select count(*)::integer as count, coalesce(sum(size), 0)::bigint as size
    from uploads
    where person_id = ${personId}`.execute(db)
  return rows[0] ?? { count: 0, size: 0 }
}

/** Takes one's own uploads for a message: each is of one message only. Those that are not there are left out. */
export async function takeUploads(
  tx: Tx,
  of: { personId: number; ids: readonly number[] },
): Promise<(AttachmentDraft & { id: number })[]> {
  if (of.ids.length === 0) return []
  const { rows } = await sql<AttachmentDraft & { id: number }>`
    delete from uploads
    where id = any(${of.ids}::bigint[])
      and person_id = ${of.personId}
    returning id, hash, size, name, media_type as "mediaType"`.execute(tx)
  return rows.toSorted((one, other) => of.ids.indexOf(one.id) - of.ids.indexOf(other.id))
}

export async function deleteUpload(tx: Tx, of: { personId: number; id: number }): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from uploads
    where id = ${of.id}
      and person_id = ${of.personId}`.execute(tx)
  return numAffectedRows === 1n
}

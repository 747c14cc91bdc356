import { sql } from 'kysely'
import type { Tx } from '../../../../lib/db.ts'

/**
 * Blanks what was written of others while people were one with them, and what could bring it back: whoever was parted from
 * them again has left her values there.
 */
export async function blankMergedTimes(tx: Tx, ids: readonly number[]): Promise<void> {
  const times = sql`
    select (merged.facts ->> 'contactId')::bigint as other_id, merged.id as began, parted.id as ended
    from trail_entries merged
    cross join lateral (
      select id
      from trail_entries
      where subject_kind = 'contact'
        and subject_id = merged.subject_id
        and type = 'contact.unmerged'
        and id > merged.id
      order by id
      limit 1
    ) parted
    where merged.subject_kind = 'contact'
      and merged.subject_id = any(${ids}::bigint[])
      and merged.type = 'contact.merged'`
  await sql`
    delete from undo_images
    using trail_entries entry, (${times}) time
    where undo_images.undo_id = entry.undo_id
      and undo_images.subject_kind = 'contact'
      and undo_images.subject_id = time.other_id
      and entry.subject_kind = 'contact'
      and entry.subject_id = time.other_id
      and entry.id > time.began
      and entry.id < time.ended`.execute(tx)
  await sql`
    select blank_trail_values_between('contact', other_id, began, ended)
    from (${times}) time`.execute(tx)
}

import { sql } from 'kysely'
import type { Tx } from '../../../../lib/db.ts'
import { blankMergedTimes } from './merged-times.ts'
import { erasedName } from './stand-ins.ts'

/** Leaves of people an empty row: no addresses, no access, no sessions, no companies, no picture, nothing to be undone. */
export async function blankPeople(tx: Tx, now: Date, ids: readonly number[]): Promise<void> {
  const pictures = await picturesOf(tx, ids)
  for (const table of ['claims', 'sessions', 'access', 'uploads'] as const)
    await tx.deleteFrom(table).where('person_id', 'in', ids).execute()
  for (const table of ['memberships', 'contact_blocks', 'contact_merges'] as const)
    await tx.deleteFrom(table).where('contact_id', 'in', ids).execute()
  await tx.deleteFrom('search_tops').where('record', '=', 'contact').where('record_id', 'in', ids).execute()
  // Where a page of a list ends stands by name.
  await sql`
    delete from page_bookmarks
    where (edge ->> 'id')::bigint = any(${ids}::bigint[])`.execute(tx)
  await sql`
    update contacts
    set life = 'erased',
        canonical_id = null,
        name = ${erasedName},
        given_names = null,
        family_names = null,
        sort_name = '',
        search_text = '',
        job_title = null,
        work_phone = null,
        work_phone_e164 = null,
        mobile_phone = null,
        mobile_phone_e164 = null,
        language = null,
        time_zone = null,
        tags = '{}',
        postal_address = null,
        social_handles = '{}',
        external_id = null,
        about = null,
        avatar_hash = null,
        custom = '{}',
        defaults_applied = '{}',
        version = contacts.version + 1,
        updated_at = ${now}
    where contacts.id = any(${ids}::bigint[])`.execute(tx)
  await sql`
    delete from undo_images
    where subject_kind = 'contact'
      and subject_id = any(${ids}::bigint[])`.execute(tx)
  await blankMergedTimes(tx, ids)
  await sql`
    select blank_trail_values('contact', id)
    from unnest(${ids}::bigint[]) as id`.execute(tx)
  await sql`
    delete from files
    where hash = any(${pictures}::bytea[])
      and not exists (select from contacts where contacts.avatar_hash = files.hash)`.execute(tx)
}

/** Every picture that they had, by the trail. */
async function picturesOf(tx: Tx, ids: readonly number[]): Promise<Buffer[]> {
  const { rows } = await sql<{ hash: Buffer }>`
    select avatar_hash as hash
    from contacts
    where id = any(${ids}::bigint[])
      and avatar_hash is not null
    union
    select decode(value, 'hex')
    from trail_values
    cross join unnest(array[old_value #>> '{}', new_value #>> '{}']) as value
    where subject_kind = 'contact'
      and subject_id = any(${ids}::bigint[])
      and field = 'avatar'
      and value ~ '^[0-9a-f]{64}$'`.execute(tx)
  return rows.map(({ hash }) => hash)
}

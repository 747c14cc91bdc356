import { sql } from 'kysely'
import type { Tx } from '../../../../lib/db.ts'

/** Leaves of people an empty row: no addresses, no access, no sessions, no companies, no personal values anywhere in the trail. */
export async function blankPeople(tx: Tx, now: Date, ids: readonly number[]): Promise<void> {
  for (const table of ['claims', 'sessions', 'access'] as const)
    await tx.deleteFrom(table).where('person_id', 'in', ids).execute()
  for (const table of ['memberships', 'contact_blocks'] as const)
    await tx.deleteFrom(table).where('contact_id', 'in', ids).execute()
  await sql`
    update contacts
    set life = 'erased',
        canonical_id = null,
        name = case when workspace.language = 'es' then 'Contacto borrado' else 'Erased contact' end,
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
    from workspace
    where contacts.id = any(${ids}::bigint[])`.execute(tx)
  await sql`
    delete from undo_images
    where subject_kind = 'contact'
      and subject_id = any(${ids}::bigint[])`.execute(tx)
  await sql`
    select blank_trail_values('contact', id)
    from unnest(${ids}::bigint[]) as id`.execute(tx)
}

import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'

/** How many contacts, whatever has become of them, are members of a company; counted no further than asked. */
export async function countMembers(db: Handle, companyId: number, atMost: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from (
      select
      from memberships
      where company_id = ${companyId}
      limit ${atMost}
    ) counted`.execute(db)
  return rows[0]?.count ?? 0
}

/**
 * Ends all memberships of a company, which nobody can join any longer, into an undo; where it was primary, the next takes
 * its place. In two statements however many they are: what is read by memberships is as if it had never been.
 */
export async function endMemberships(tx: Tx, company: { id: number; undoId: number }): Promise<void> {
  await sql`
    with gone as (
      delete from memberships
      where company_id = ${company.id}
      returning contact_id, company_id, is_primary, sees_company_tickets, by_domain
    )
    insert into undo_images (undo_id, subject_kind, subject_id, image)
    select ${company.undoId}, 'contact', contact_id,
           jsonb_build_object('companyId', company_id, 'memberships', jsonb_build_array(jsonb_build_object(
             'companyId', company_id,
             'old', jsonb_build_object(
               'companyId', company_id,
               'isPrimary', is_primary,
               'seesCompanyTickets', sees_company_tickets,
               'byDomain', by_domain
             ),
             'new', null
           )))
    from gone`.execute(tx)
  await sql`
    with next as (
      select distinct on (memberships.contact_id) memberships.*
      from undo_images image
      join memberships on memberships.contact_id = image.subject_id
      where image.undo_id = ${company.undoId}
        and image.subject_kind = 'contact'
        and (image.image -> 'memberships' -> 0 -> 'old' -> 'isPrimary')::boolean
      order by memberships.contact_id, memberships.created_at, memberships.company_id
    ), promoted as (
      update memberships
      set is_primary = true
      from next
      where memberships.contact_id = next.contact_id
        and memberships.company_id = next.company_id
      returning memberships.*
    ), told as (
      select contact_id,
             jsonb_build_object(
               'companyId', company_id,
               'isPrimary', is_primary,
               'seesCompanyTickets', sees_company_tickets,
               'byDomain', by_domain
             ) as membership
      from promoted
    )
    update undo_images
    set image = jsonb_set(
      image,
      '{memberships}',
      image -> 'memberships' || jsonb_build_object(
        'companyId', told.membership -> 'companyId',
        'old', told.membership || '{"isPrimary": false}',
        'new', told.membership
      )
    )
    from told
    where undo_images.undo_id = ${company.undoId}
      and undo_images.subject_kind = 'contact'
      and undo_images.subject_id = told.contact_id`.execute(tx)
}

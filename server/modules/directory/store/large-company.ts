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

/** How many members each of these companies has, counted no further than asked, in their order. */
export async function countMembersOfEach(
  db: Handle,
  ids: readonly number[],
  atMost: number,
): Promise<number[]> {
  const { rows } = await sql<{ count: number }>`
    select counted.count
    from unnest(${ids}::bigint[]) with ordinality as given (id, place)
    cross join lateral (
      select count(*) as count
      from (
        select
        from memberships
        where company_id = given.id
        limit ${atMost}
      ) members
    ) counted
    order by given.place`.execute(db)
  return rows.map(({ count }) => count)
}

/**
 * Ends all memberships of a company, which nobody can join any longer, into an undo; where it was primary, the next takes
 * its place. Who left another company of the same undo before has what follows added to hers. In three statements however many
 * they are: what is read by memberships is as if it had never been. Each looks up what it needs row by row, for of images that
 * were written just now the planner does not know how many there are: joined, 20,000 members took three minutes.
 */
export async function endMemberships(tx: Tx, company: { id: number; undoId: number }): Promise<void> {
  await sql`
    insert into undo_images (undo_id, subject_kind, subject_id, image)
    select ${company.undoId}, 'contact', gone.contact_id,
           jsonb_build_object(
             'companyId', gone.company_id,
             'memberships', jsonb_build_array(jsonb_build_object(
               'companyId', gone.company_id,
               'old', ${told('gone', 'gone.is_primary')},
               'new', null
             )) || coalesce(next.promoted, '[]')
           )
    from memberships gone
    left join lateral (
      select jsonb_build_array(jsonb_build_object(
               'companyId', other.company_id,
               'old', ${told('other', 'false')},
               'new', ${told('other', 'true')}
             )) as promoted
      from memberships other
      where gone.is_primary
        and other.contact_id = gone.contact_id
        and other.company_id <> gone.company_id
      order by other.created_at, other.company_id
      limit 1
    ) next on true
    where gone.company_id = ${company.id}
    on conflict (undo_id, subject_kind, subject_id) do update
    set image = jsonb_build_object(
      'companyId', excluded.image -> 'companyId',
      'memberships', (undo_images.image -> 'memberships') || (excluded.image -> 'memberships')
    )`.execute(tx)
  await tx.deleteFrom('memberships').where('company_id', '=', company.id).execute()
  await sql`
    update memberships
    set is_primary = true
    from undo_images image
    where image.undo_id = ${company.undoId}
      and image.subject_kind = 'contact'
      and (image.image -> 'companyId')::bigint = ${company.id}
      and image.image #> '{memberships,-1,new}' <> 'null'
      and memberships.contact_id = image.subject_id
      and memberships.company_id = (image.image #> '{memberships,-1,companyId}')::bigint`.execute(tx)
}

const told = (of: 'gone' | 'other', isPrimary: 'gone.is_primary' | 'false' | 'true') =>
  sql.raw(`jsonb_build_object(
    'companyId', ${of}.company_id,
    'isPrimary', ${isPrimary},
    'seesCompanyTickets', ${of}.sees_company_tickets,
    'byDomain', ${of}.by_domain
  )`)

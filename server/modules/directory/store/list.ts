import { type RawBuilder, sql } from 'kysely'
import { type Handle, plannedEachTime } from '../../../lib/db.ts'

export type ListRow = {
  id: number
  name: string
  sortName: string
  email: string | null
  isEmailSuppressed: boolean
  phone: string | null
  jobTitle: string | null
  tags: string[]
  avatar: string | null
  access: 'none' | 'invited' | 'active' | 'blocked'
  updatedAt: Date
}
export type Edge = { sortName: string; id: number }

/** Pieces of folded text that a contact's search text must all contain. */
export type Wanted = readonly string[]

/** Live contacts in Spanish order after an edge, or, last first, before it. */
export async function listRows(
  db: Handle,
  asked: { wanted: Wanted; from: Edge | null; direction: 'after' | 'before'; limit: number },
): Promise<ListRow[]> {
  const edge = asked.from
  const isAfter = asked.direction === 'after'
  const beyond = edge
    ? isAfter
      ? sql`and (sort_name, id) > (${edge.sortName}, ${edge.id})`
      : sql`and (sort_name, id) < (${edge.sortName}, ${edge.id})`
    : sql``
  const order = isAfter ? sql`sort_name, id` : sql`sort_name desc, id desc`
  const { rows } = await sql<ListRow>`
    select contacts.id,
           contacts.name,
           contacts.sort_name as "sortName",
           claims.typed as email,
           addresses.suppressed_at is not null as "isEmailSuppressed",
           coalesce(contacts.mobile_phone, contacts.work_phone) as phone,
           contacts.job_title as "jobTitle",
           contacts.tags,
           encode(contacts.avatar_hash, 'hex') as avatar,
           case when contact_blocks.contact_id is not null then 'blocked' else coalesce(access.state, 'none') end as access,
           contacts.updated_at as "updatedAt"
    from (
      select id
      from contacts
      where life = 'live'
        ${beyond}
        ${matching(asked.wanted)}
      order by ${order}
      limit ${asked.limit}
    ) page
    join contacts on contacts.id = page.id
    left join claims on claims.person_id = page.id and claims.is_primary
    left join addresses on addresses.address = claims.address
    left join access on access.person_id = page.id
    left join contact_blocks on contact_blocks.contact_id = page.id
    order by contacts.sort_name, contacts.id`.execute(db)
  return rows
}

/** How many match, counted up to a limit. */
export async function countMatching(db: Handle, asked: { wanted: Wanted; atMost: number }): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from (
      select
      from contacts
      where life = 'live'
        ${matching(asked.wanted)}
      limit ${asked.atMost}
    ) counted`.execute(db)
  return rows[0]?.count ?? 0
}

/** What the planner expects to match, from its statistics. */
export async function estimateMatching(db: Handle, wanted: Wanted): Promise<number> {
  const { rows } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json)
    select
    from contacts
    where life = 'live'
      ${matching(wanted)}`.execute(db)
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}

// Which plan is best hangs on how rare the pieces are; the text of a list without pieces stays prepared. A condition for
// each piece: `like all (…)` cannot use the index of fragments, and read every contact.
function matching(wanted: Wanted): RawBuilder<unknown> {
  if (wanted.length === 0) return sql``
  const patterns = wanted.map((piece) => `%${piece.replace(/[\\%_]/g, '\\$&')}%`)
  const each = patterns.map((pattern) => sql`and search_text like ${pattern}`)
  return sql`${sql.raw(plannedEachTime)} ${sql.join(each, sql` `)}`
}

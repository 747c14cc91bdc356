import { type RawBuilder, sql } from 'kysely'
import { type Handle, plannedEachTime } from '../../../lib/db.ts'
import { beginsWith, hasPiece, type Piece } from '../../directory/index.ts'
import type { FoundRecord, SearchedRecord } from '../types.ts'

type Key = { record: SearchedRecord; id: number }

/** Matches looked at before they are put in order: a common word has more than anybody would read. */
const candidates = 300

/** Who was touched last, of those found by a word that begins with one or two letters. */
export async function topKeys(db: Handle, prefix: string, limit: number): Promise<Key[]> {
  const { rows } = await sql<Key>`
    select record, record_id as id
    from (
      (
        select record, record_id, touched_at
        from search_tops
        where record = 'contact'
          and prefix = ${prefix}
        order by touched_at desc, record_id desc
        limit ${limit}
      )
      union all
      (
        select record, record_id, touched_at
        from search_tops
        where record = 'company'
          and prefix = ${prefix}
        order by touched_at desc, record_id desc
        limit ${limit}
      )
    ) top
    order by touched_at desc, record_id desc
    limit ${limit}`.execute(db)
  return rows
}

/**
 * What holds every piece: first whose name begins with the query, then where each piece begins a word, then the rest;
 * within these who was touched last. Fragments inside of words are looked for only where beginnings are too few.
 */
export async function matchingKeys(
  db: Handle,
  asked: { query: string; pieces: readonly Piece[]; limit: number },
): Promise<Key[]> {
  const startsName = sql`search_text like ${`${escaped(asked.query)}%`}`
  const beginning = sql.join(
    asked.pieces.map((piece) => beginsWith(sql`search_text`, piece)),
    sql` and `,
  )
  const anywhere = sql.join(
    asked.pieces.map((piece) => hasPiece(sql`search_text`, piece)),
    sql` and `,
  )
  const from = (record: SearchedRecord, table: string, condition: RawBuilder<unknown>) => sql`
    (
      select ${sql.lit(record)} as record, id, updated_at, search_text
      from ${sql.raw(table)}
      where life = 'live'
        and ${condition}
      limit ${candidates}
    )`
  const { rows } = await sql<Key>`
    ${sql.raw(plannedEachTime)}
    with beginning as materialized (
      ${from('contact', 'contacts', beginning)}
      union all
      ${from('company', 'companies', beginning)}
    ), anywhere as materialized (
      select *
      from (
        ${from('contact', 'contacts', anywhere)}
        union all
        ${from('company', 'companies', anywhere)}
      ) matching
      where (select count(*) from beginning) < ${asked.limit}
    )
    select record, id
    from (
      select record, id, updated_at, case when ${startsName} then 0 else 1 end as rank
      from beginning
      union all
      select record, id, updated_at, 2
      from anywhere
      where not exists (
        select
        from beginning
        where beginning.record = anywhere.record
          and beginning.id = anywhere.id
      )
    ) ranked
    order by rank, updated_at desc, id desc
    limit ${asked.limit}`.execute(db)
  return rows
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** Live records with all that they may have been found by, in the order of their keys. */
export async function recordsOf(db: Handle, keys: readonly Key[]): Promise<FoundRecord[]> {
  const { rows } = await sql<FoundRecord>`
    select wanted.record,
           contacts.id,
           contacts.name,
           primary_company.name as company,
           coalesce(held.emails, '[]') as emails,
           array_remove(array[contacts.mobile_phone, contacts.work_phone, contacts.mobile_phone_e164, contacts.work_phone_e164], null) as phones,
           '{}'::text[] as domains,
           array(select value from jsonb_each_text(contacts.social_handles)) as handles,
           array_remove(array[contacts.given_names, contacts.family_names], null) as "otherNames",
           contacts.external_id as "externalId",
           wanted.place
    from unnest(${keys.map(({ record }) => record)}::text[], ${keys.map(({ id }) => id)}::bigint[])
      with ordinality as wanted (record, id, place)
    join contacts on contacts.id = wanted.id
    left join lateral (
      select companies.name
      from memberships
      join companies on companies.id = memberships.company_id and companies.life = 'live'
      where memberships.contact_id = contacts.id
        and memberships.is_primary
    ) primary_company on true
    left join lateral (
      select json_agg(claims.typed order by claims.is_primary desc, claims.position) as emails
      from claims
      where claims.person_id = contacts.id
    ) held on true
    where wanted.record = 'contact'
      and contacts.life = 'live'
    union all
    select wanted.record,
           companies.id,
           companies.name,
           null,
           '[]',
           '{}',
           array(
             select typed
             from company_mail_domains
             where company_id = companies.id
             order by position
           ),
           '{}',
           '{}',
           null,
           wanted.place
    from unnest(${keys.map(({ record }) => record)}::text[], ${keys.map(({ id }) => id)}::bigint[])
      with ordinality as wanted (record, id, place)
    join companies on companies.id = wanted.id
    where wanted.record = 'company'
      and companies.life = 'live'
    order by place`.execute(db)
  return rows
}

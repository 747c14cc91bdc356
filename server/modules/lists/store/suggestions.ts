import { sql } from 'kysely'
import { type Handle, plannedEachTime } from '../../../lib/db.ts'
import type { Piece } from '../../../lib/pure/search-pieces.ts'
import {
  beginsWith,
  contactBeginsWith,
  contactHasPiece,
  contactHolds,
  hasPiece,
} from '../../directory/index.ts'
import type { Scalar } from '../types.ts'
import { literally, type Sql } from './tests.ts'

export type Suggestion = { value: Scalar; label: string }

const looked = 10_000
const lookedForTags = 50_000
const most = 1000

/** Values that contacts changed lately have, the frequent ones first. */
export async function recentValues(
  db: Handle,
  of: 'tags' | 'language' | 'timeZone' | 'country',
): Promise<string[]> {
  const { rows } = await sql<{ value: string }>`
    select value
    from (
      select ${valuesOf(of)} as value
      from (
        select tags, language, time_zone, postal_address
        from contacts
        where life = 'live'
        order by updated_at desc
        limit ${looked}
      ) recent
    ) found
    where value is not null
    group by value
    order by count(*) desc, value
    limit ${most}`.execute(db)
  return rows.map((row) => row.value)
}

function valuesOf(of: 'tags' | 'language' | 'timeZone' | 'country'): Sql {
  if (of === 'tags') return sql`unnest(tags)`
  if (of === 'language') return sql`language`
  return of === 'timeZone' ? sql`time_zone` : sql`postal_address ->> 'country'`
}

/**
 * All values that live contacts have, in their order: from each the index leads to the next, however many have it.
 * The expressions are those of `contacts_by_language` and `contacts_by_country`.
 */
export async function allValues(db: Handle, of: 'language' | 'country'): Promise<string[]> {
  const value = valuesOf(of)
  const { rows } = await sql<{ value: string }>`
    with recursive found as (
      (
        select ${value} as value
        from contacts
        where life = 'live'
          and ${value} is not null
        order by ${value}
        limit 1
      )
      union all
      select (
        select ${value}
        from contacts
        where life = 'live'
          and ${value} > found.value
        order by ${value}
        limit 1
      )
      from found
      where found.value is not null
    )
    select value
    from found
    where value is not null
    limit ${most}`.execute(db)
  return rows.map((row) => row.value)
}

/** Those of these tags that a live record has. */
export async function tagsInUse(
  db: Handle,
  record: 'contact' | 'ticket',
  tags: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    select asked.tag
    from unnest(${tags}::text[]) as asked (tag)
    where exists (
      select
      from ${sql.raw(record === 'contact' ? 'contacts' : 'tickets')} records
      where records.life = 'live'
        and records.tags @> array[asked.tag]
    )`.execute(db)
  return rows.map(({ tag }) => tag)
}

/** Tags with a text in them, of so many live contacts as they lie: mostly those that were not changed lately. */
export async function tagsAmongMany(db: Handle, text: string): Promise<string[]> {
  const { rows } = await sql<{ tag: string }>`
    select distinct tag
    from (
      select unnest(tags) as tag
      from (
        select tags
        from contacts
        where life = 'live'
        limit ${lookedForTags}
      ) looked_at
    ) found
    where fold_text(tag) like ${`%${literally(text)}%`}
    order by tag
    limit ${most}`.execute(db)
  return rows.map(({ tag }) => tag)
}

/** Mail domains of companies that have a text in them, those that begin with it first. */
export async function mailDomainsLike(db: Handle, text: string, limit: number): Promise<Suggestion[]> {
  const { rows } = await sql<Suggestion>`
    select company_mail_domains.domain as value, company_mail_domains.typed as label
    from company_mail_domains
    join companies on companies.id = company_mail_domains.company_id and companies.life = 'live'
    where company_mail_domains.domain like ${`%${literally(text)}%`}
       or company_mail_domains.typed like ${`%${literally(text)}%`}
    order by company_mail_domains.domain not like ${`${literally(text)}%`}, company_mail_domains.domain
    limit ${limit}`.execute(db)
  return rows
}

/**
 * Domains of live contacts' addresses that begin with a text, the frequent ones first, of so many contacts as the index
 * of fragments leads to; with none, of those changed lately. The whole domain that is typed is found however rare it is.
 */
export async function addressDomainsLike(
  db: Handle,
  asked: { text: string; whole: string | null },
  limit: number,
): Promise<string[]> {
  const { text, whole } = asked
  const having =
    text.length < 2
      ? sql`select id from contacts where life = 'live' order by updated_at desc limit ${looked}`
      : sql`select id from contacts where life = 'live' and ${contactHolds(`@${text}`)} limit ${looked}`
  const { rows } = await sql<{ domain: string }>`
    ${sql.raw(plannedEachTime)}
    select domain
    from (
      select split_part(claims.address, '@', 2) as domain
      from (${having}) recent
      join claims on claims.person_id = recent.id
      union all
      (
        select ${whole}::text
        from claims
        join contacts on contacts.id = claims.person_id and contacts.life = 'live'
        where reverse(split_part(claims.address, '@', 2)) = reverse(${whole}::text) collate "C"
        limit 1
      )
    ) found
    where starts_with(domain, ${text})
       or domain = ${whole}
    group by domain
    order by domain = ${whole} desc, count(*) desc, domain
    limit ${limit}`.execute(db)
  return rows.map((row) => row.domain)
}

type Like = { ids: readonly number[] } | { pieces: readonly Piece[] }

/** Live companies by name: those of the ids, or those whose search text has all pieces. */
export async function companiesLike(db: Handle, asked: Like, limit: number): Promise<Suggestion[]> {
  const { rows } = await sql<Suggestion>`
    select id as value, name as label
    from companies
    where life = 'live'
      and ${isLike(asked)}
    order by sort_name, id
    limit ${limit}`.execute(db)
  return rows
}

/**
 * Live contacts or companies in whose names words begin with these, in no order; among them some in whom the words stand
 * behind a name that is shorter folded. The search text begins with the folded name, and folding each anew costs more
 * than all the rest (measured on 20,000: 230 ms for "mar").
 */
export async function namesLike(
  db: Handle,
  record: 'contact' | 'company',
  words: readonly string[],
): Promise<{ id: number; name: string; sortName: string }[]> {
  const { rows } = await sql<{ id: number; name: string; sortName: string }>`
    ${sql.raw(plannedEachTime)}
    select id, name, sort_name as "sortName"
    from ${sql.raw(record === 'contact' ? 'contacts' : 'companies')}
    where life = 'live'
      and ${sql.join(
        words.map(
          (
            word,
          ) => sql`${record === 'contact' ? contactBeginsWith([word]) : beginsWith(sql`search_text`, [word])}
            and (
              strpos(' ' || left(search_text, char_length(name) + ${grown}), ${` ${word}`}) > 0
              or strpos(' ' || without_signs(left(search_text, char_length(name))), ${` ${word}`}) > 0
            )`,
        ),
        sql` and `,
      )}
    limit ${mostNames}`.execute(db)
  return rows
}

/** Of names: those offered are the first of these, which may not be the first of all. */
const mostNames = 200
/** Letters that folding may add to a name, as ß becomes two. */
const grown = 8

/** The same of contacts. */
export async function contactsLike(db: Handle, asked: Like, limit: number): Promise<Suggestion[]> {
  const { rows } = await sql<Suggestion>`
    select value, label
    from (
      select id as value, name as label, sort_name
      from contacts
      where life = 'live'
        and ${isLike(asked, contactHasPiece)}
      limit ${looked}
    ) found
    order by sort_name, value
    limit ${limit}`.execute(db)
  return rows
}

/** The same of accounts. */
export async function accountsLike(db: Handle, asked: Like, limit: number): Promise<Suggestion[]> {
  const { rows } = await sql<Suggestion>`
    select value, label
    from (
      select id as value, name as label, sort_name
      from accounts
      where ${isLike(asked)}
      limit ${looked}
    ) found
    order by sort_name, value
    limit ${limit}`.execute(db)
  return rows
}

/** Tags of the tickets changed lately, the frequent ones first. */
export async function recentTicketTags(db: Handle): Promise<string[]> {
  const { rows } = await sql<{ value: string }>`
    select value
    from (
      select unnest(tags) as value
      from (
        select tags
        from tickets
        where life = 'live'
        order by updated_at desc
        limit ${looked}
      ) recent
    ) found
    group by value
    order by count(*) desc, value
    limit ${most}`.execute(db)
  return rows.map((row) => row.value)
}

const isLike = (asked: Like, has = (piece: Piece): Sql => hasPiece(sql`search_text`, piece)): Sql =>
  'ids' in asked
    ? sql`id = any(${asked.ids}::bigint[])`
    : sql.join([sql`true`, ...asked.pieces.map(has)], sql` and `)

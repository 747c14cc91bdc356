import { type RawBuilder, sql } from 'kysely'
import { type Handle, plannedEachTime } from '../../../lib/db.ts'
import { isShort, type Piece } from '../../../lib/pure/search-pieces.ts'
import { beginsWith, hasPiece } from '../../directory/index.ts'

export type FoundTicket = { id: number; subject: string; requester: string; about: string | null }

/** Tickets written in last that are looked through: what many subjects say is found among them. */
const stretch = 500
/** Of what the index of fragments finds. */
const candidates = 200

/**
 * Live tickets: the one with this very number, then those whose subject or number holds every piece, latest first. One or
 * two letters are looked for among the latest tickets alone, where words begin.
 */
export async function ticketsLike(
  db: Handle,
  asked: { number: number | null; pieces: readonly Piece[]; limit: number },
): Promise<FoundTicket[]> {
  const { pieces, limit } = asked
  const every = (has: (column: RawBuilder<unknown>, piece: Piece) => RawBuilder<unknown>) =>
    sql.join([sql`true`, ...pieces.map((piece) => has(sql`search_text`, piece))], sql` and `)
  const isIndexed = pieces.some((piece) => piece.every((form) => !isShort(form)))
  const { rows } = await sql<FoundTicket>`
    ${sql.raw(plannedEachTime)}
    with numbered as (
      select id, last_message_at
      from tickets
      where id = ${asked.number}::bigint
        and life = 'live'
    ), recent as materialized (
      select id, last_message_at
      from (
        select id, last_message_at, search_text
        from tickets
        where life = 'live'
        order by last_message_at desc, id desc
        limit ${stretch}
      ) written_last
      where ${every(beginsWith)}
    ), matching as materialized (
      select id, last_message_at
      from tickets
      where ${isIndexed}
        and (select count(*) from recent) < ${limit}
        and life = 'live'
        and ${every(hasPiece)}
      limit ${candidates}
    ), best as (
      select id, min(rank) as rank, max(last_message_at) as last_message_at
      from (
        select id, last_message_at, 0 as rank from numbered
        union all
        select id, last_message_at, 1 from recent
        union all
        select id, last_message_at, 2 from matching
      ) found
      group by id
      order by 2, 3 desc, 1 desc
      limit ${limit}
    )
    select ${shown}
    from best
    ${joined(sql`best.id`)}
    order by best.rank, best.last_message_at desc, best.id desc`.execute(db)
  return rows
}

/** Live tickets by their numbers. */
export async function ticketsNumbered(db: Handle, ids: readonly number[]): Promise<FoundTicket[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<FoundTicket>`
    select ${shown}
    from unnest(${ids}::bigint[]) as wanted (id)
    ${joined(sql`wanted.id`)}
    where tickets.life = 'live'`.execute(db)
  return rows
}

const shown = sql`
  tickets.id,
  tickets.subject,
  contacts.name as requester,
  coalesce(accounts.name, companies.name) as about`

const joined = (id: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  join tickets on tickets.id = ${id}
  join contacts on contacts.id = tickets.requester_id
  left join accounts on accounts.id = tickets.account_id
  left join companies on companies.id = tickets.company_id`

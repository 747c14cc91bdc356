import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Edge } from './sorts.ts'

/** A list as one key asks for it. */
type Walk = { apiKeyId: number; list: Uint8Array }

/** Pages of a walk that are remembered: a page may be asked for again, or a few at once. */
const pagesKept = 20

/** Where the last page known up to this one begins, and which it is. */
export async function bookmarkUpTo(
  db: Handle,
  now: Date,
  { apiKeyId, list, page }: Walk & { page: number },
): Promise<{ page: number; edge: Edge } | undefined> {
  const { rows } = await sql<{ page: number; edge: Edge }>`
    select page, edge
    from page_bookmarks
    where api_key_id = ${apiKeyId}
      and list = ${list}
      and page <= ${page}
      and at > ${now}::timestamptz - ${kept}
    order by page desc
    limit 1`.execute(db)
  return rows[0]
}

/**
 * Writes down where a page begins, and forgets what lies far behind; not from the first on, where much is dead already. What
 * was written a moment ago is not written again: of a list that many ask for, the first page above all.
 */
export async function keepBookmark(
  db: Handle,
  now: Date,
  { apiKeyId, list, page, edge }: Walk & { page: number; edge: Edge },
): Promise<void> {
  await sql`
    with forgotten as (
      delete from page_bookmarks
      where api_key_id = ${apiKeyId}
        and list = ${list}
        and page between ${page - 2 * pagesKept} and ${page - pagesKept}
    )
    insert into page_bookmarks (api_key_id, list, page, edge, at)
    select ${apiKeyId}, ${list}, ${page}, ${JSON.stringify(edge)}::jsonb, ${now}
    where not exists (
      select from page_bookmarks
      where api_key_id = ${apiKeyId}
        and list = ${list}
        and page = ${page}
        and edge = ${JSON.stringify(edge)}::jsonb
        and at > ${now}::timestamptz - interval '5 minutes'
    )
    on conflict (api_key_id, list, page) do update
    set edge = excluded.edge,
        at = excluded.at`.execute(db)
}

/** Forgets where pages began that are no longer there. */
export async function forgetBookmarksAfter(
  db: Handle,
  { apiKeyId, list, page }: Walk & { page: number },
): Promise<void> {
  await sql`
    delete from page_bookmarks
    where api_key_id = ${apiKeyId}
      and list = ${list}
      and page > ${page}`.execute(db)
}

export async function deleteBookmarksOver(tx: Tx, now: Date): Promise<void> {
  await sql`delete from page_bookmarks where at <= ${now}::timestamptz - ${kept}`.execute(tx)
}

const kept = sql.raw(`interval '1 hour'`)

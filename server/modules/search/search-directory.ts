import type { Handle } from '../../lib/db.ts'
import { isShort, type Piece, searchPieces } from '../../lib/pure/search-pieces.ts'
import { becauseOf } from './rules/because.ts'
import { matchingKeys, topKeys } from './store/find.ts'
import { recordsOf } from './store/records.ts'
import type { FoundRecord } from './types.ts'
import type { SearchAnswer, SearchHit } from './wire.ts'

/**
 * Contacts and companies that hold every word of a query, in any order: by beginnings of words, and by fragments of three
 * or more characters of names, addresses, domains, digits of phones, handles and external ids. Without accents and case.
 * Best first. One or two letters are looked up in the lists kept for them, which are a second or so behind.
 */
export async function searchDirectory(
  db: Handle,
  asked: { q: string; limit: number },
): Promise<SearchAnswer> {
  const pieces = searchPieces(asked.q)
  const only = pieces[0]?.[0]
  if (only === undefined) return { items: [], hasMore: false }
  const keys =
    pieces.length === 1 && isShort(only)
      ? await topKeys(db, only, asked.limit + 1)
      : await matchingKeys(db, { query: asked.q, pieces, limit: asked.limit + 1 })
  const found = await recordsOf(db, keys.slice(0, asked.limit))
  return { items: found.map((each) => asHit(each, pieces)), hasMore: keys.length > asked.limit }
}

/** Records by their keys (`contact-5`), in that order: what a person opened last, as far as it still exists. */
export async function recordsByKeys(db: Handle, of: string): Promise<SearchAnswer> {
  const keys = of
    .split(',')
    .flatMap((key) => {
      const [, record, id] = /^(contact|company)-([1-9]\d{0,15})$/.exec(key) ?? []
      return record === undefined ? [] : [{ record: record as 'contact' | 'company', id: Number(id) }]
    })
    .slice(0, 20)
  return { items: (await recordsOf(db, keys)).map((each) => asHit(each, [])), hasMore: false }
}

function asHit(found: FoundRecord, pieces: readonly Piece[]): SearchHit {
  const { record, id, name, company } = found
  const detail = (record === 'contact' ? (found.emails[0] ?? found.phones[0]) : found.domains[0]) ?? null
  return { record, id, name, detail, company, because: becauseOf(found, pieces) }
}

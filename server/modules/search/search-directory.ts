import { isDeepStrictEqual } from 'node:util'
import type { Handle } from '../../lib/db.ts'
import { isShort, type Piece, searchPieces, writtenPieces } from '../../lib/pure/search-pieces.ts'
import { becauseOf } from './rules/because.ts'
import { matchingKeys, topKeys } from './store/find.ts'
import { recordsOf } from './store/records.ts'
import { type FoundTicket, ticketsLike, ticketsNumbered } from './store/tickets.ts'
import type { FoundRecord, Key } from './types.ts'
import type { SearchAnswer, SearchHit } from './wire.ts'

/**
 * Contacts and companies that hold every word of a query, in any order: by beginnings of words, and by fragments of three
 * or more characters of names, addresses, domains, digits of phones, handles and external ids. Without accents and case, and
 * of names without signs: "obrien", "sa de cv".
 * Best first. One or two letters are looked up in the lists kept for them, which are a second or so behind.
 *
 * With `tickets`, those that have the query for a number or in their subject too: the one of that very number comes first,
 * others after whom is found of the directory, for whom at most three give up their place.
 */
export async function searchDirectory(
  db: Handle,
  asked: { q: string; limit: number; tickets: boolean },
): Promise<SearchAnswer> {
  const { limit } = asked
  const pieces = searchPieces(asked.q.replace(/^\s*#/, ''))
  const only = pieces[0]?.[0]
  if (only === undefined) return { items: [], hasMore: false }
  const number = numberIn(asked.q)
  const [keys, tickets] = await Promise.all([
    pieces.length === 1 && isShort(only)
      ? topKeys(db, only, limit + 1)
      : writtenFirst(db, { query: asked.q, pieces, limit: limit + 1 }),
    asked.tickets ? ticketsLike(db, { number, pieces, limit: limit + 1 }) : [],
  ])
  const named = tickets.filter(({ id }) => id === number).slice(0, limit)
  const others = tickets.filter(({ id }) => id !== number)
  const spared = Math.min(others.length, ticketsSpared, limit - named.length)
  const records = await recordsOf(db, keys.slice(0, limit - named.length - spared))
  const items = [
    ...named.map(asTicketHit),
    ...records.map((each) => asHit(each, pieces)),
    ...others.slice(0, limit - named.length - records.length).map(asTicketHit),
  ]
  return { items, hasMore: keys.length + tickets.length > items.length }
}

const ticketsSpared = 3

/** What has the query with its signs, then what has it without them: whoever writes "d'ang" means no "dang" first. */
async function writtenFirst(
  db: Handle,
  asked: { query: string; pieces: readonly Piece[]; limit: number },
): Promise<Key[]> {
  const written = writtenPieces(asked.query)
  const found = await matchingKeys(db, { ...asked, pieces: written })
  if (found.length === asked.limit || isDeepStrictEqual(written, asked.pieces)) return found
  const known = new Set(found.map(keyOf))
  const more = await matchingKeys(db, asked)
  return [...found, ...more.filter((key) => !known.has(keyOf(key)))].slice(0, asked.limit)
}

const keyOf = ({ record, id }: Key): string => `${record}-${id}`

/** "123", "#123" or, as mails write it, "[123]" is a ticket's number, whatever else it may be. */
function numberIn(query: string): number | null {
  const [, digits] = /^\s*(?:\[#?(?=\d+\])|#?(?!\d+\]))([1-9]\d{0,14})\]?\s*$/.exec(query) ?? []
  return digits === undefined ? null : Number(digits)
}

function asTicketHit({ id, subject, requester, about }: FoundTicket): SearchHit {
  return { record: 'ticket', id, name: subject, detail: `#${id} · ${requester}`, company: about, because: [] }
}

/** Records by their keys (`contact-5`), in that order: what a person opened last, as far as it still exists. */
export async function recordsByKeys(
  db: Handle,
  of: string,
  more: { tickets: boolean },
): Promise<SearchAnswer> {
  const keys = of
    .split(',')
    .flatMap((key) => {
      const [, record, id] = /^(contact|company|ticket)-([1-9]\d{0,14})$/.exec(key) ?? []
      return record === undefined ? [] : [{ record: record as SearchHit['record'], id: Number(id) }]
    })
    .slice(0, 20)
  const numbers = keys.flatMap(({ record, id }) => (record === 'ticket' ? [id] : []))
  const hits = [
    ...(await recordsOf(db, keys.filter(isOfDirectory))).map((each) => asHit(each, [])),
    ...(more.tickets ? await ticketsNumbered(db, numbers) : []).map(asTicketHit),
  ]
  const items = keys.flatMap(
    (key) => hits.find(({ record, id }) => record === key.record && id === key.id) ?? [],
  )
  return { items, hasMore: false }
}

const isOfDirectory = (key: { record: SearchHit['record']; id: number }): key is Key =>
  key.record !== 'ticket'

function asHit(found: FoundRecord, pieces: readonly Piece[]): SearchHit {
  const { record, id, name, company } = found
  const detail = (record === 'contact' ? (found.emails[0] ?? found.phones[0]) : found.domains[0]) ?? null
  return { record, id, name, detail, company, because: becauseOf(found, pieces) }
}

import type { Handle } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type CursorKind, decodeCursor, encodeCursor } from '../../lib/pure/cursor.ts'
import { firstKeyOf, initials } from '../../lib/pure/sort-key.ts'
import { avatarUrl } from './present.ts'
import { searchPieces } from './rules/search-pieces.ts'
import {
  countMatching,
  type Edge,
  estimateMatching,
  type ListRow,
  listRows,
  type Wanted,
} from './store/list.ts'
import type { ContactListItem, ContactsAnswer } from './wire.ts'

export type ContactsAsked = {
  q?: string | undefined
  after?: string | undefined
  before?: string | undefined
  initial?: string | undefined
  limit: number
}

const byName = { order: 'contacts.name', shape: ['text', 'number'] } as const satisfies CursorKind<
  ['text', 'number']
>
const countedAtMost = 10_000

/**
 * A page of the live contacts in Spanish order, found by every word of `q`, after or before a cursor or from a heading
 * of the index on.
 * @throws Refusal invalid 'cursor.unknown' or 'initial.unknown'
 */
export async function listContacts(db: Handle, asked: ContactsAsked): Promise<ContactsAnswer> {
  const wanted = searchPieces(asked.q ?? '')
  const { direction, from } = startOf(asked)
  const rows = await listRows(db, { wanted, from, direction, limit: asked.limit + 1 })
  const hasMore = rows.length > asked.limit
  if (direction === 'after' && hasMore) rows.pop()
  if (direction === 'before' && hasMore) rows.shift()
  const cursorAt = (row: ListRow | undefined): string | null =>
    row ? encodeCursor(byName, [row.sortName, row.id]) : null
  const [hasNext, hasPrevious] = direction === 'after' ? [hasMore, from !== null] : [true, hasMore]
  return {
    items: rows.map(asItem),
    next: hasNext ? cursorAt(rows.at(-1)) : null,
    previous: hasPrevious ? cursorAt(rows[0]) : null,
    count: await countOf(db, wanted),
  }
}

function startOf(asked: ContactsAsked): { direction: 'after' | 'before'; from: Edge | null } {
  if (asked.before !== undefined) return { direction: 'before', from: edgeOf('before', asked.before) }
  if (asked.after !== undefined) return { direction: 'after', from: edgeOf('after', asked.after) }
  if (asked.initial === undefined || asked.initial === '') return { direction: 'after', from: null }
  const initial = asked.initial.normalize('NFC').toUpperCase()
  if (!initials.includes(initial))
    throw new Refusal('invalid', [{ path: 'initial', code: 'initial.unknown' }])
  const first = firstKeyOf(initial)
  // No id is as small, so the first name under the heading comes after this edge.
  return { direction: 'after', from: first === '' ? null : { sortName: first, id: 0 } }
}

function edgeOf(path: 'after' | 'before', cursor: string): Edge {
  const values = decodeCursor(byName, cursor)
  if (!values) throw new Refusal('invalid', [{ path, code: 'cursor.unknown' }])
  return { sortName: values[0], id: values[1] }
}

async function countOf(db: Handle, wanted: Wanted): Promise<ContactsAnswer['count']> {
  const counted = await countMatching(db, { wanted, atMost: countedAtMost + 1 })
  if (counted <= countedAtMost) return { value: counted, isExact: true }
  return { value: Math.max(counted, Math.round(await estimateMatching(db, wanted))), isExact: false }
}

function asItem({ sortName: _sortName, ...row }: ListRow): ContactListItem {
  return { ...row, avatar: avatarUrl(row.id, row.avatar), updatedAt: row.updatedAt.toISOString() }
}
